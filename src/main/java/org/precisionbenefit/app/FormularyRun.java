package org.precisionbenefit.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.cli.FormularyDesk;
import org.precisionbenefit.audit.AuditEntry;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.event.Happened;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.EventWriter;
import org.precisionbenefit.audit.postgres.PostgresEvents;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.json.QhpReader;
import org.precisionbenefit.formulary.json.UsdfReader;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.formulary.partd.PartDReader;
import org.precisionbenefit.formulary.postgres.PostgresEditions;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.authored.Suggestion;

/** Loads and activates published formularies for the command line, as the application's login. */
final class FormularyRun implements FormularyDesk {
    private final Reach database;
    private final Clock clock;
    private final Supplier<Seal> seal;

    /**
     * Builds it.
     *
     * @param database how the database is reached
     * @param clock what time it is
     * @param seal seals the words of what is entered into the log
     */
    FormularyRun(Reach database, Clock clock, Supplier<Seal> seal) {
        this.seal = seal;
        this.database = database;
        this.clock = clock;
    }

    /** How the database is reached. */
    @FunctionalInterface
    interface Reach {
        /** Reads from the database; empty when there is none yet. */
        <T> Optional<T> read(DatabaseVisit.Reading<T> reading) throws IOException, InterruptedException;
    }

    /** A file of a folder. */
    private record FileOnDisk(Path path) implements PublishedFile {
        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    @Override
    public LoadCounts check(Sources sources, ReportingSink.Report report, ReportingSink.Progress progress)
            throws IOException {
        ReportingSink sink = new ReportingSink(row -> {}, report, progress);
        reader(sources).read(files(sources), sink);
        return sink.counts();
    }

    @Override
    public Edition load(Sources sources, What what, ReportingSink.Progress progress)
            throws IOException, InterruptedException {
        FormularyReader reader = reader(sources);
        List<PublishedFile> files = files(sources);
        EditionHead head =
                new EditionHead(what.family(), what.from(), clock.instant().truncatedTo(ChronoUnit.MICROS), what.by());
        return with(store -> store.load(head, reader, files, progress));
    }

    private static FormularyReader reader(Sources sources) {
        Set<UsdfReader.Left> left = EnumSet.noneOf(UsdfReader.Left.class);
        for (String part : sources.without()) {
            left.add(Stream.of(UsdfReader.Left.values())
                    .filter(one -> word(one).equals(part))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("What is left out must be new-starts or limit-details.")));
        }
        TreeMap<String, FormularyReader> readers = new TreeMap<>();
        Stream.of(new CsvReader(), new QhpReader(), new UsdfReader(left), new PartDReader())
                .forEach(reader -> readers.put(reader.format(), reader));
        FormularyReader reader = readers.get(sources.format());
        if (reader == null) {
            throw new IllegalArgumentException("The format (" + sources.format() + ") must be one that is read."
                    + Suggestion.orAll(sources.format(), readers.keySet()));
        }
        if (!left.isEmpty() && !reader.format().equals("fhir")) {
            throw new IllegalArgumentException("Only of fhir something can be left out.");
        }
        return reader;
    }

    private static String word(UsdfReader.Left left) {
        return LetterCase.lower(left.name()).replace('_', '-');
    }

    /** The files, those of folders by name. The report tells files by name, so that no two may have one. */
    private static List<PublishedFile> files(Sources sources) throws IOException {
        List<PublishedFile> files = new ArrayList<>();
        SortedSet<String> names = new TreeSet<>();
        for (Path named : sources.files()) {
            if (Files.isDirectory(named)) {
                try (Stream<Path> inside = Files.list(named)) {
                    inside.filter(Files::isRegularFile).sorted().forEach(path -> files.add(new FileOnDisk(path)));
                }
            } else if (Files.isRegularFile(named)) {
                files.add(new FileOnDisk(named));
            } else {
                throw new IllegalArgumentException(
                        "The file (" + named + ") must exist. Maybe it lies in another folder.");
            }
        }
        for (PublishedFile file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException("No two files may be called " + file.name() + ".");
            }
        }
        return files;
    }

    /** What is done with what is kept. */
    @FunctionalInterface
    private interface Work<T> {
        T with(EditionStore store) throws IOException;
    }

    private <T> T with(Work<T> work) throws IOException, InterruptedException {
        return database.read(reached -> work.with(new PostgresEditions(reached)))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder yet. Start the server once, or name the right"
                                + " folder."));
    }

    /** What is about to be made live is told to the log first; an entry of what then failed harms nobody. */
    private void note(String subject, String action, String by) throws IOException, InterruptedException {
        Seal keys = seal.get();
        Canonical canonical = new JsonCanonical();
        EventWriter writer = new EventWriter(keys, canonical, clock, UUID::randomUUID);
        Happened asked = Happened.of(
                        AuditEntry.Event.FORMULARY_RELEASE, Role.OPERATOR.word(), new CallerId(by), subject)
                .saying("action", action);
        database.read(reached -> new PostgresEvents(reached, writer, keys, canonical).note(asked));
    }

    @Override
    public List<Edition> editions() throws IOException, InterruptedException {
        return with(EditionStore::editions);
    }

    @Override
    public List<ReportLine> report(long id, int most) throws IOException, InterruptedException {
        return with(store -> store.report(id, most));
    }

    @Override
    public List<String> contradictions(long id, int most) throws IOException, InterruptedException {
        return with(store -> store.contradictions(id, most));
    }

    @Override
    public EditionDiff diff(long before, long after) throws IOException, InterruptedException {
        return with(store -> store.diff(known(store, before), known(store, after)));
    }

    private static Edition known(EditionStore store, long id) {
        return store.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There must be an edition " + id + ". The command formulary list shows all."));
    }

    @Override
    public void resolve(long id, FlagDefault value) throws IOException, InterruptedException {
        with(store -> {
            store.resolve(id, value);
            return id;
        });
    }

    @Override
    public void activate(long id, String by) throws IOException, InterruptedException {
        note("edition " + id, "activate", by);
        with(store -> {
            store.activate(id, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return id;
        });
    }

    @Override
    public Edition rollBack(String family, String by) throws IOException, InterruptedException {
        note("family " + Digest.of(family).hex(), "rollback", by);
        return with(store -> store.rollBack(family, by, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
