package org.precisionbenefit.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.cli.OutcomeDesk;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.outcome.BoundOutcome;
import org.precisionbenefit.audit.outcome.Outcome;
import org.precisionbenefit.audit.outcome.OutcomeStore;
import org.precisionbenefit.audit.postgres.PostgresOutcomes;
import org.precisionbenefit.audit.postgres.RecordedDecisions;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.WrittenDay;

/** Imports outcomes beside the server that runs on the data folder, or alone. */
final class OutcomeImport implements OutcomeDesk {
    static final String HEAD = "decision,item,model,happened,observed,source";
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST = 1_000;
    private static final int BATCH = 500;

    private final KeysFolder keys;
    private final Clock clock;

    OutcomeImport(KeysFolder keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Imported importFile(Path file, List<String> plans) throws IOException, InterruptedException {
        List<Outcome> outcomes = read(file);
        VisiblePlans seen = plans.isEmpty()
                ? VisiblePlans.EVERY
                : VisiblePlans.only(plans.stream().map(PlanId::new).collect(Collectors.toSet()));
        return new DatabaseVisit(keys)
                .asApplication(database -> keep(outcomes, database, seen))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose decisions outcomes could belong to. Start the"
                                + " server once, or name the right folder."));
    }

    private Imported keep(List<Outcome> outcomes, DataSource database, VisiblePlans seen) {
        JsonCanonical canonical = new JsonCanonical();
        RecordedDecisions recorded = new RecordedDecisions(database, keys.seal(), seen);
        return keep(
                outcomes,
                ids -> recorded.of(ids).stream()
                        .map(one -> canonical.decode(one.record(), DecisionRecord.class))
                        .toList(),
                new PostgresOutcomes(database, keys.seal(), canonical, clock),
                LocalDate.now(clock));
    }

    /** Where decisions are found. */
    @FunctionalInterface
    interface Decisions {
        /** Those of these ids that may be seen, in any order. */
        List<DecisionRecord> of(List<UUID> ids);
    }

    /** Binds outcomes to what was predicted, and keeps what can be bound. */
    static Imported keep(List<Outcome> outcomes, Decisions decisions, OutcomeStore store, LocalDate today) {
        SortedMap<String, Integer> skipped = new TreeMap<>();
        List<OutcomeStore.Kept> bound = new ArrayList<>();
        for (int from = 0; from < outcomes.size(); from += BATCH) {
            List<Outcome> batch = outcomes.subList(from, Math.min(from + BATCH, outcomes.size()));
            Map<DecisionId, DecisionRecord> records = new HashMap<>();
            decisions
                    .of(new ArrayList<>(batch.stream()
                            .map(one -> UUID.fromString(one.decision().value()))
                            .collect(Collectors.toCollection(LinkedHashSet::new))))
                    .forEach(record -> records.put(record.inputs().id(), record));
            for (Outcome outcome : batch) {
                String why = bind(outcome, records.get(outcome.decision()), today, bound);
                if (!why.isEmpty()) {
                    skipped.merge(why, 1, Integer::sum);
                }
            }
        }
        int fresh = store.keep(bound);
        return new Imported(fresh, bound.size() - fresh, skipped);
    }

    /** Why it cannot be bound, or empty. */
    private static String bind(
            Outcome outcome, @Nullable DecisionRecord record, LocalDate today, List<OutcomeStore.Kept> into) {
        if (record == null) {
            return "no decision of this id is kept, or it is of another plan";
        }
        Optional<Forecast> forecast = record.item(outcome.item()).stream()
                .flatMap(item -> item.forecasts().stream())
                .filter(one -> one.model().equals(outcome.model()))
                .findFirst();
        if (forecast.isEmpty()) {
            return "the model did not speak of this item, or the decision has no such item";
        }
        if (outcome.observed().isBefore(record.inputs().asOf().date())
                || outcome.observed().isAfter(today)) {
            return "the day of the outcome lies before the decision or in the future";
        }
        String probability = forecast.get().outcome() instanceof Forecast.Scored scored ? scored.probability() : null;
        into.add(new OutcomeStore.Kept(
                record.inputs().request().plan(),
                new BoundOutcome(outcome, forecast.get().modelDigest(), probability)));
        return "";
    }

    /**
     * Reads a file.
     *
     * @throws IOException when a line is not what the format says; it names the line and repeats nothing of it
     */
    static List<Outcome> read(Path file) throws IOException {
        boolean csv = file.toString().endsWith(".csv");
        if (!csv && !file.toString().endsWith(".ndjson")) {
            throw new IOException("The file must end in .ndjson or .csv.");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, csv);
        } catch (CharacterCodingException e) {
            throw new IOException("The file must be UTF-8 text.", e);
        }
    }

    static List<Outcome> read(BufferedReader reader, boolean csv) throws IOException {
        Canonical canonical = new JsonCanonical();
        JsonGuard guard = new JsonGuard("$this", name -> false);
        List<Outcome> outcomes = new ArrayList<>();
        int number = 0;
        for (String line = line(reader); line != null; line = line(reader)) {
            number++;
            if (number > MOST_LINES) {
                throw new IOException("The file must have at most " + MOST_LINES + " lines. Split it.");
            }
            if (csv && number == 1) {
                if (!line.strip().equals(HEAD)) {
                    throw new IOException("The first line must be: " + HEAD);
                }
            } else if (!line.isBlank()) {
                outcomes.add(csv ? cells(line, number) : object(line, number, guard, canonical));
            }
        }
        return outcomes;
    }

    /** A line without end would fill the memory before anybody could say what is wrong with it. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (line.length() >= LONGEST) {
                throw new IOException("Each line must have at most " + LONGEST + " characters.");
            }
            line.append((char) read);
            read = reader.read();
        }
        return line.toString();
    }

    private static Outcome object(String line, int number, JsonGuard guard, Canonical canonical) throws IOException {
        try {
            guard.check(line.getBytes(StandardCharsets.UTF_8));
            return canonical.decode(line, Outcome.class);
        } catch (RefusedRequest | Canonical.Unreadable e) {
            throw new IOException(
                    "Line " + number
                            + " must be an object with decision, item, model, happened, observed and source, as the"
                            + " format says.",
                    e);
        }
    }

    private static Outcome cells(String line, int number) throws IOException {
        String[] cells = line.strip().split(",", -1);
        try {
            if (cells.length != HEAD.split(",", -1).length || !cells[3].matches("true|false")) {
                throw new IllegalArgumentException("The cells must be those of the head.");
            }
            return new Outcome(
                    new DecisionId(cells[0]),
                    Integer.parseInt(cells[1]),
                    cells[2],
                    Boolean.parseBoolean(cells[3]),
                    WrittenDay.parse(cells[4]),
                    cells[5]);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("Line " + number + " must hold the cells of the head, as the format says.", e);
        }
    }
}
