package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.LineOfBusiness;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.LawRow;
import org.precisionbenefit.policy.law.LawSource;
import org.precisionbenefit.policy.law.ModelRow;
import org.precisionbenefit.policy.law.ModelUse;
import org.precisionbenefit.policy.law.ScoreRule;
import org.precisionbenefit.policy.law.ScoreUse;
import org.precisionbenefit.policy.law.Shortage;
import org.precisionbenefit.policy.law.StepLaw;
import org.precisionbenefit.policy.law.SupplyRule;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the tables under {@code laws/}. A table with any problem is refused whole: half a table of laws is not relied on. */
final class LawReader {
    private static final String DAYS_AND_TEXT = "since,until,source,locator,last_checked";
    /** The step table of earlier releases, whose rows all grant on one ground and were read by somebody. */
    private static final String STEPS_BEFORE = "state,line_of_business," + DAYS_AND_TEXT;

    private static final String STEPS = STEPS_BEFORE + ",status,grounds,standard,urgent,if_late";
    private static final String SCORES = STEPS_BEFORE + ",status,scores,reviewer_sees,review,disclosure,notice";
    private static final String SUPPLIES = "kind," + STEPS_BEFORE + ",status,days,within";
    private static final String SHORTAGES = "ingredient,rxcui," + DAYS_AND_TEXT;

    private static final String MODELS = "plan,model,mode," + DAYS_AND_TEXT;

    private static final Set<String> MAY_BE_EMPTY =
            Set.of("until", "standard", "urgent", "if_late", "review", "disclosure", "notice", "within");
    private static final Pattern BETWEEN = Pattern.compile("\\s*;\\s*");
    private static final String NONE = "none";
    private static final Pattern MODEL = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final int MOST_HOURS = 2_160;
    private static final int MOST_DAYS = 366;
    private static final SortedMap<String, Boolean> STATUS =
            new TreeMap<>(Map.of("verified", true, "unverified", false));
    private static final SortedMap<String, Boolean> ANSWERS = new TreeMap<>(Map.of("yes", true, "no", false));
    private static final SortedMap<String, Boolean> GRANTED = new TreeMap<>(Map.of("granted", true));
    private static final SortedMap<String, ExceptionGround> GROUNDS = Choices.spaced(ExceptionGround.values());
    private static final SortedMap<String, ScoreUse> USES = new TreeMap<>(
            Map.of("allowed", ScoreUse.ALLOWED, "opens only", ScoreUse.OPENS_ONLY, "forbidden", ScoreUse.FORBIDDEN));

    private LawReader() {}

    /**
     * What laws say of exceptions from step therapy.
     *
     * @throws ConfigurationFault when the table has any problem
     */
    static List<StepLaw> steps(SourceFile file) {
        boolean before = file.text().lines().anyMatch(line -> line.strip().equals(STEPS_BEFORE));
        return before
                ? rows(file, STEPS_BEFORE, LawReader::stepBefore, LawReader::samePlace)
                : rows(file, STEPS, LawReader::step, LawReader::samePlace);
    }

    /**
     * What scores may do.
     *
     * @throws ConfigurationFault when the table has any problem
     */
    static List<ScoreRule> scores(SourceFile file) {
        return rows(file, SCORES, LawReader::score, LawReader::samePlace);
    }

    /**
     * Which supplies are owed.
     *
     * @throws ConfigurationFault when the table has any problem
     */
    static List<SupplyRule> supplies(SourceFile file) {
        return rows(
                file, SUPPLIES, LawReader::supply, (one, other) -> one.kind() == other.kind() && samePlace(one, other));
    }

    /**
     * Which drugs cannot be had.
     *
     * @throws ConfigurationFault when the table has any problem
     */
    static List<Shortage> shortages(SourceFile file) {
        return rows(
                file,
                SHORTAGES,
                LawReader::shortage,
                (one, other) -> one.drug().equals(other.drug())
                        && overlap(one.source().holds(), other.source().holds()));
    }

    /**
     * What plans let released models do.
     *
     * @throws ConfigurationFault when the table has any problem
     */
    static List<ModelRow> models(SourceFile file) {
        return rows(
                file,
                MODELS,
                LawReader::model,
                (one, other) -> one.plan().equals(other.plan())
                        && one.model().equals(other.model())
                        && overlap(one.source().holds(), other.source().holds()));
    }

    private static ModelRow model(Fields row) {
        String model = row.text("model");
        if (!MODEL.matcher(model).matches()) {
            throw row.flaw(
                    "model", model, "must be a model's id: 1 to 64 lower-case letters, digits and hyphens.");
        }
        return new ModelRow(
                row.checked("plan", PlanId::new, "must be the id of a plan."),
                model,
                row.choice("mode", Choices.spaced(ModelUse.values())),
                source(row, true));
    }

    private static <R> List<R> rows(
            SourceFile file, String head, Function<Fields, R> reader, BiPredicate<R, R> conflict) {
        List<String> columns = List.of(head.split(","));
        Problems problems = new Problems();
        List<R> rows = new ArrayList<>();
        for (Authored row : CsvTable.read(file, columns, MAY_BE_EMPTY, problems)) {
            problems.run(() -> {
                Fields fields = Fields.of(row, "the law", columns);
                R read = reader.apply(fields);
                if (rows.stream().anyMatch(other -> conflict.test(read, other))) {
                    throw fields.place()
                            .fault("The state and line of business (or the drug, or plan and model) must have one row on a day."
                                    + " End the earlier row with a last day (until).");
                }
                rows.add(read);
            });
        }
        problems.raise();
        return List.copyOf(rows);
    }

    private static StepLaw stepBefore(Fields row) {
        return new StepLaw(
                where(row), List.of(ExceptionGround.EXPECTED_INEFFECTIVE), StepLaw.Clock.NONE, source(row, true));
    }

    private static StepLaw step(Fields row) {
        return new StepLaw(
                where(row),
                grounds(row),
                new StepLaw.Clock(
                        hours(row, "standard"),
                        hours(row, "urgent"),
                        row.has("if_late") && row.choice("if_late", GRANTED)),
                source(row, row.choice("status", STATUS)));
    }

    private static List<ExceptionGround> grounds(Fields row) {
        Authored.Scalar written = row.scalar("grounds");
        if (written.value().equals(NONE)) {
            return List.of();
        }
        return BETWEEN.splitAsStream(written.value())
                .map(word -> row.choice(new Authored.Scalar(written.place(), word), "ground", GROUNDS))
                .toList();
    }

    private static ScoreRule score(Fields row) {
        boolean verified = row.choice("status", STATUS);
        ScoreUse use = row.choice("scores", USES);
        if (!verified && use != ScoreUse.FORBIDDEN) {
            throw row.flaw(
                    "scores",
                    row.text("scores"),
                    "must be forbidden while the status is unverified. Read the law and set the status, or forbid.");
        }
        return new ScoreRule(
                where(row),
                use,
                row.choice("reviewer_sees", ANSWERS),
                new ScoreRule.Duties(optional(row, "review"), optional(row, "disclosure"), optional(row, "notice")),
                source(row, verified));
    }

    private static SupplyRule supply(Fields row) {
        return new SupplyRule(
                row.choice("kind", Choices.spaced(SupplyRule.Kind.values())),
                where(row),
                row.count("days", "days", MOST_DAYS),
                row.has("within") ? row.count("within", "days", MOST_DAYS) : null,
                source(row, row.choice("status", STATUS)));
    }

    private static Shortage shortage(Fields row) {
        row.text("ingredient");
        return new Shortage(row.rxcui("rxcui"), source(row, true));
    }

    private static Jurisdiction where(Fields row) {
        return row.checked(
                "state",
                state ->
                        new Jurisdiction(state, row.choice("line_of_business", Choices.named(LineOfBusiness.values()))),
                "must be a two-letter postal code in capitals, or US for every state.");
    }

    private static LawSource source(Fields row, boolean verified) {
        row.text("locator");
        return new LawSource(Sourced.period(row), Sourced.citation(row), verified);
    }

    private static @Nullable Integer hours(Fields row, String name) {
        return row.has(name) ? row.count(name, "hours", MOST_HOURS) : null;
    }

    private static @Nullable String optional(Fields row, String name) {
        return row.has(name) ? row.text(name) : null;
    }

    private static boolean samePlace(LawRow one, LawRow other) {
        return one.where().equals(other.where())
                && overlap(one.source().holds(), other.source().holds());
    }

    private static boolean overlap(Period one, Period other) {
        return one.contains(other.start()) || other.contains(one.start());
    }
}
