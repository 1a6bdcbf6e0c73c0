package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.ActivityScore;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.FunctionPair;
import org.precisionbenefit.evidence.GeneModel;
import org.precisionbenefit.evidence.GeneScores;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.ScoreRange;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads how the results of one gene are read: what makes its phenotype, and how reports write its alleles. */
final class GeneModelFile {
    private static final SortedMap<String, GeneModel.Method> METHODS = Choices.hyphenated(GeneModel.Method.values());
    private static final SortedMap<String, GeneModel.Inheritance> INHERITANCE =
            Choices.hyphenated(GeneModel.Inheritance.values());
    private static final SortedMap<String, Boolean> WRITTEN_AS = new TreeMap<>(Map.of("stars", true, "names", false));
    private static final Pattern STAR = Pattern.compile("\\*[0-9]{1,3}[A-Z]?(\\+\\*[0-9]{1,3})?");
    private static final Pattern PRESENT = Pattern.compile("\\*[0-9]{2,3}:[0-9]{2,3}");
    private static final Pattern NAME = Pattern.compile("[^/|]{1,90}");
    private static final String NO_ACTIVITY = "n/a";

    private final Fields file;
    private final Citation source;
    private final Problems problems;
    private final GeneModel.Method method;
    private final GeneModel.Inheritance inheritance;
    private final GeneModel.Notation notation;
    private final List<String> functions;

    GeneModelFile(Fields file, Citation source, Problems problems) {
        this.file = file;
        this.source = source;
        this.problems = problems;
        this.method = file.choice("method", METHODS);
        this.inheritance = file.choice("inheritance", INHERITANCE);
        this.notation = new GeneModel.Notation(
                file.choice("written_as", WRITTEN_AS),
                flag("copy_numbers"),
                flag("several_variants"),
                flag("unlisted_alleles"));
        this.functions =
                file.scalars("functions").stream().map(Authored.Scalar::value).toList();
    }

    private boolean flag(String name) {
        return file.has(name) && file.flag(name);
    }

    /** Whether alleles have functions at all. */
    boolean needsFunctions() {
        return method == GeneModel.Method.FUNCTIONS || method == GeneModel.Method.ACTIVITY_SCORE;
    }

    /** The name of an allele, checked. */
    String name(Fields row) {
        String name = row.text("name");
        Pattern form = method == GeneModel.Method.PRESENCE ? PRESENT : notation.stars() ? STAR : NAME;
        if (!form.matcher(name).matches()) {
            throw row.flaw(
                    "name",
                    name,
                    method == GeneModel.Method.PRESENCE
                            ? "must be a star allele with two fields written in quotes, such as \"*57:01\"."
                            : notation.stars()
                                    ? "must be a star allele written in quotes, such as \"*2\"."
                                    : "must not hold / or |, which stand between two alleles.");
        }
        return name;
    }

    /** The activity value of an allele, or null where it has none. */
    @Nullable
    ActivityScore activity(Fields row) {
        if (method != GeneModel.Method.ACTIVITY_SCORE) {
            if (row.has("activity")) {
                throw row.flaw("activity", row.text("activity"), "must not be given: the gene has no activity scores.");
            }
            return null;
        }
        return row.text("activity").equals(NO_ACTIVITY) ? null : score(row, "activity");
    }

    private static ActivityScore score(Fields row, String name) {
        return score(row.scalar(name), row.owner());
    }

    private static ActivityScore score(Authored.Scalar written, String owner) {
        Optional<ActivityScore> score = ActivityScore.read(written.value());
        return score.orElseThrow(() -> written.place()
                .fault("The activity (" + written.value() + ") of " + owner
                        + " must be a number with at most two decimals in quotes, such as \"0.25\"."));
    }

    /** The pairs of functions, and for one chromosome the single functions, that need a rule. */
    List<FunctionPair> pairs() {
        if (method != GeneModel.Method.FUNCTIONS) {
            return List.of();
        }
        Set<String> all = new TreeSet<>(functions);
        List<FunctionPair> needed =
                new ArrayList<>(inheritance == GeneModel.Inheritance.MITOCHONDRIAL ? List.of() : pairs(all));
        if (inheritance != GeneModel.Inheritance.AUTOSOMAL) {
            all.forEach(function -> needed.add(FunctionPair.alone(function)));
        }
        return needed;
    }

    static List<FunctionPair> pairs(Set<String> functions) {
        List<FunctionPair> all = new ArrayList<>();
        for (String first : functions) {
            for (String second : new TreeSet<>(functions).tailSet(first)) {
                all.add(new FunctionPair(first, second));
            }
        }
        return all;
    }

    /** Each other spelling with the allele that it means. */
    void spellings(BiConsumer<String, Authored.Scalar> use) {
        for (Authored.Entry entry : file.entries("spellings")) {
            problems.run(() -> {
                if (!(entry.value() instanceof Authored.Scalar allele)) {
                    throw entry.value().place().fault("A spelling must be written as \"spelling: allele\".");
                }
                use.accept(entry.name().value(), allele);
            });
        }
    }

    /** Names must differ in more than spaces and letter case, because reports keep neither. */
    void distinct(Set<String> alleles, Set<String> others) {
        Map<String, String> seen = new TreeMap<>();
        List<String> all = new ArrayList<>(alleles);
        all.addAll(others);
        for (String name : all) {
            String same = seen.putIfAbsent(LetterCase.lower(name.replace(" ", "")), name);
            boolean renamed = others.contains(name) && alleles.contains(name);
            if (same != null && !renamed) {
                problems.add(file.place()
                        .problem("The name (" + name + ") must differ from " + same
                                + " in more than spaces and letter case. Remove one of the two."));
            }
        }
    }

    GeneModel read(SortedMap<String, Phenotype> phenotypes) {
        return new GeneModel(
                method,
                inheritance,
                notation,
                functions,
                method == GeneModel.Method.ACTIVITY_SCORE ? scores(phenotypes) : null,
                unphased(),
                method == GeneModel.Method.NONE ? file.text("no_phenotype") : null);
    }

    private GeneScores scores(SortedMap<String, Phenotype> phenotypes) {
        Fields scores = Fields.of(
                file.value("scores"),
                "scores of " + file.owner(),
                List.of("step", "unscored", "unscored_key", "keys", "ranges"));
        List<ActivityScore> keys = new ArrayList<>();
        for (Authored.Scalar key : scores.scalars("keys")) {
            problems.run(() -> keys.add(score(key, scores.owner())));
        }
        List<Dated<ScoreRange>> ranges = new ArrayList<>();
        for (Authored item : scores.items("ranges")) {
            problems.run(() -> ranges.add(range(item, phenotypes)));
        }
        ActivityScore step = score(scores, "step");
        if (step.hundredths() == 0) {
            throw scores.flaw("step", scores.text("step"), "must be positive.");
        }
        return new GeneScores(ranges, step, keys, scores.choice("unscored", phenotypes), scores.text("unscored_key"));
    }

    private Dated<ScoreRange> range(Authored item, SortedMap<String, Phenotype> phenotypes) {
        Fields row =
                Fields.of(item, "a range of scores of " + file.owner(), Sourced.datedNames("from", "to", "phenotype"));
        ActivityScore from = score(row, "from");
        ActivityScore to = row.has("to") ? score(row, "to") : null;
        if (to != null && to.compareTo(from) < 0) {
            throw row.flaw("to", row.text("to"), "must not lie below its from (" + from + ").");
        }
        return new Dated<>(
                Sourced.period(row),
                Sourced.citation(row, source),
                new ScoreRange(from, to, row.choice("phenotype", phenotypes)));
    }

    private List<GeneModel.Unphased> unphased() {
        List<GeneModel.Unphased> all = new ArrayList<>();
        for (Authored item : file.items("unphased")) {
            problems.run(() -> {
                Fields row = Fields.of(
                        item, "an unphased diplotype of " + file.owner(), Sourced.names("diplotype", "may_be"));
                Sourced.citation(row, source);
                all.add(new GeneModel.Unphased(row.text("diplotype"), row.text("may_be")));
            });
        }
        return all;
    }
}
