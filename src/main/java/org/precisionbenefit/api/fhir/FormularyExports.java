package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.formulary.publish.FindPublications;
import org.precisionbenefit.formulary.publish.Publication;

/**
 * Writes bulk exports of what is published into files, one after another and a bounded number at a time. Exports belong
 * to this run of the server: what is left of an earlier one is removed at its start.
 */
public final class FormularyExports implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FormularyExports.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int PIECE = 1_000;
    /** The database may lie on the same disk. */
    private static final long FREE_BYTES = 512L << 20;

    private final FindPublications published;
    private final ExportSettings settings;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Map<String, ExportJob> jobs = new TreeMap<>();
    private final ScheduledThreadPoolExecutor threads;

    /**
     * Builds the exports.
     *
     * @param published what is published
     * @param settings how they are kept
     * @param clock the clock
     * @param ids draws ids that nobody can guess
     */
    public FormularyExports(FindPublications published, ExportSettings settings, Clock clock, Supplier<String> ids) {
        this.published = Objects.requireNonNull(published, "published is null");
        this.settings = Objects.requireNonNull(settings, "settings is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.ids = Objects.requireNonNull(ids, "ids is null");
        this.threads = new ScheduledThreadPoolExecutor(settings.atOnce(), work -> {
            Thread thread = new Thread(work, "formulary-export");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    /**
     * Begins an export.
     *
     * @throws SearchRefusal when there are too many
     */
    synchronized ExportJob begin(ExportJob.Asked asked) {
        long running = jobs.values().stream()
                .filter(job -> job.state() == ExportJob.State.RUNNING)
                .count();
        if (running >= settings.atOnce() || jobs.size() >= settings.atMost()) {
            throw new SearchRefusal(
                    SearchRefusal.Kind.THROTTLED,
                    "There are as many exports as this server takes on. Delete one of yours, or ask later.");
        }
        String id = ids.get();
        ExportJob job = new ExportJob(id, asked, own().resolve(id), clock.instant());
        jobs.put(id, job);
        try {
            Files.createDirectories(job.folder());
            threads.execute(() -> write(job));
        } catch (IOException e) {
            fail(job, e);
        }
        return job;
    }

    private Path own() {
        return settings.folder().resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** Removes what runs of the server left that are over; whoever runs beside this one on the folder keeps its files. */
    public void removeLeftovers() throws IOException {
        if (Files.isDirectory(settings.folder())) {
            try (Stream<Path> runs = Files.list(settings.folder())) {
                for (Path run : runs.toList()) {
                    if (run.equals(own())
                            || !isRunning(settings.folder().relativize(run).toString())) {
                        remove(run);
                    }
                }
            }
        }
    }

    private static boolean isRunning(String process) {
        return process.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    /** The export of this id that the caller began, or empty when there is none. */
    synchronized Optional<ExportJob> find(String id, CallerId caller) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.asked().owner().equals(caller));
    }

    /** Calls an export off or removes it, with its files. */
    void remove(ExportJob job) {
        boolean running = job.state() == ExportJob.State.RUNNING;
        job.callOff();
        synchronized (this) {
            jobs.remove(job.id());
        }
        if (!running) {
            removeFiles(job);
        }
    }

    private void write(ExportJob job) {
        try {
            List<ExportJob.Written> written = new ArrayList<>();
            List<Publication> publications = published.now();
            for (PublishedType type : job.asked().types()) {
                String name = type.resource() + ".ndjson";
                long count = write(job, type, publications, job.folder().resolve(name));
                if (count > 0) {
                    written.add(new ExportJob.Written(type, name, count));
                }
            }
            end(job, ExportJob.State.WHOLE, written);
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            fail(job, e);
        }
    }

    private void fail(ExportJob job, Exception fault) {
        LOG.errorf("ALARM: an export was not written: %s", fault.getClass().getName());
        end(job, ExportJob.State.FAILED, List.of());
    }

    private void end(ExportJob job, ExportJob.State how, List<ExportJob.Written> written) {
        Duration kept = settings.keptFor();
        job.end(how, written, clock.instant().plus(kept));
        if (job.state() != ExportJob.State.WHOLE) {
            // Half an export is offered to nobody, and on a full disk its room is wanted.
            removeFiles(job);
        }
        if (job.state() != ExportJob.State.GONE) {
            threads.schedule(() -> remove(job), kept.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static long write(ExportJob job, PublishedType type, List<Publication> publications, Path file)
            throws IOException {
        long count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (Publication publication : publications) {
                List<Publication.Placed> piece = publication.read(type.kind(), "", Publication.Wanted.ALL, PIECE);
                while (!piece.isEmpty() && job.state() == ExportJob.State.RUNNING) {
                    for (Publication.Placed placed : piece) {
                        if (isWanted(placed, job.asked().since())) {
                            ResourceJson.write(PublishedWriter.write(placed.entry()), json);
                            json.writeRaw('\n');
                            job.counts();
                            count++;
                        }
                    }
                    roomFor(file);
                    piece = publication.read(
                            type.kind(), piece.get(piece.size() - 1).place(), Publication.Wanted.ALL, PIECE);
                }
            }
        }
        return count;
    }

    private static boolean isWanted(Publication.Placed placed, @Nullable Instant since) {
        return since == null || PublishedWriter.updated(placed.entry()).isAfter(since);
    }

    private static void roomFor(Path file) throws IOException {
        if (Files.getFileStore(file).getUsableSpace() < FREE_BYTES) {
            throw new IOException("The disk is nearly full.");
        }
    }

    private static void removeFiles(ExportJob job) {
        try {
            if (Files.isDirectory(job.folder())) {
                remove(job.folder());
            }
        } catch (IOException e) {
            LOG.warnf(
                    "The files of an export were not removed: %s", e.getClass().getName());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
