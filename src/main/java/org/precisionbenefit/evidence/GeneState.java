package org.precisionbenefit.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Reading;

/** Makes one reading of what several texts of one gene say that do not contradict each other. */
final class GeneState {
    private final GeneTable table;
    private final TreeSet<String> limitations = new TreeSet<>();

    GeneState(GeneTable table) {
        this.table = table;
    }

    SortedSet<String> limitations() {
        return limitations;
    }

    /**
     * The state that the best text names, narrowed by the others.
     *
     * @param best the text that is relied on first
     * @param equals the texts with the same standing, the best one included
     * @param all every text that is relied on
     */
    Reading of(TextReading.Means best, List<TextReading.Means> equals, List<TextReading.Means> all) {
        List<Candidate> left = table.model() == null ? best.candidates() : narrowed(best, equals);
        List<Phenotype> phenotypes =
                left.stream().map(Candidate::phenotype).distinct().toList();
        boolean differ = all.stream()
                .anyMatch(means -> means.candidates().stream().noneMatch(one -> phenotypes.contains(one.phenotype())));
        if (differ) {
            limitations.add("The results differ in whether the phenotype is likely or confirmed.");
        }
        if (phenotypes.size() > 1) {
            return possible(left, phenotypes, all);
        }
        String diplotype = table.model() == null ? narrowest(equals) : joined(left);
        return known(left, diplotype);
    }

    private List<Candidate> narrowed(TextReading.Means best, List<TextReading.Means> equals) {
        List<Candidate> left = best.candidates().stream()
                .filter(one -> equals.stream()
                        .allMatch(means -> means.candidates().stream().anyMatch(other -> one.compatible(other, table))))
                .toList();
        return left.isEmpty() ? best.candidates() : left;
    }

    private static @Nullable String narrowest(List<TextReading.Means> equals) {
        Optional<TextReading.Means> narrowest = equals.stream()
                .filter(means -> !means.diplotypes().isEmpty())
                .min(Comparator.comparingInt(
                                (TextReading.Means means) -> means.diplotypes().size())
                        .thenComparing(means -> means.diplotypes().first()));
        return narrowest.map(means -> String.join(" or ", means.diplotypes())).orElse(null);
    }

    private static @Nullable String joined(List<Candidate> left) {
        TreeSet<String> diplotypes = new TreeSet<>();
        for (Candidate one : left) {
            String diplotype = one.diplotype();
            if (diplotype != null) {
                diplotypes.add(diplotype);
            }
        }
        return diplotypes.isEmpty() ? null : String.join(" or ", diplotypes);
    }

    private static Known known(List<Candidate> left, @Nullable String diplotype) {
        Candidate first = left.get(0);
        List<@Nullable String> scores = new ArrayList<>();
        for (Candidate one : left) {
            ActivityScore score = one.score();
            String text = score == null ? null : score.text();
            if (!scores.contains(text)) {
                scores.add(text);
            }
        }
        boolean byName = left.stream().allMatch(one -> one.keys() == null);
        return new Known(
                first.phenotype(),
                diplotype,
                first.source(),
                scores.size() == 1 ? scores.get(0) : null,
                byName ? null : states(left));
    }

    private Possible possible(List<Candidate> left, List<Phenotype> phenotypes, List<TextReading.Means> all) {
        TreeSet<String> settledBy = new TreeSet<>();
        all.forEach(means -> settledBy.addAll(means.settledBy()));
        String diplotypes = joined(left);
        return new Possible(
                phenotypes.stream()
                        .sorted(Comparator.comparing(Phenotype::name))
                        .toList(),
                diplotypes == null ? List.of() : List.of(diplotypes.split(" or ", -1)),
                states(left),
                settledBy.isEmpty()
                        ? List.of("A test that tells the possible states apart would settle it.")
                        : List.copyOf(settledBy),
                table.source());
    }

    /** The distinct states in the order of their keys; a state under several keys is as many states. */
    private static List<List<String>> states(List<Candidate> left) {
        TreeSet<String> keys = new TreeSet<>();
        left.forEach(one -> keys.addAll(one.lookups()));
        return keys.stream().map(List::of).toList();
    }

    /** Statements on single alleles, added up. */
    Reading together(List<TextReading.Means> all) {
        TreeSet<String> keys = new TreeSet<>();
        TreeSet<String> diplotypes = new TreeSet<>();
        for (TextReading.Means means : all) {
            keys.addAll(means.candidates().get(0).lookups());
            diplotypes.addAll(means.diplotypes());
        }
        return new Known(
                new Phenotype(String.join(", ", keys)),
                diplotypes.isEmpty() ? null : String.join(" or ", diplotypes),
                all.get(0).candidates().get(0).source(),
                null,
                List.of(List.copyOf(keys)));
    }

    /** Whether two texts say opposite things of one allele. */
    static boolean opposite(TextReading.Means one, TextReading.Means other) {
        SortedMap<String, Boolean> said = new TreeMap<>();
        for (String key : one.candidates().get(0).lookups()) {
            said.put(allele(key), key.endsWith("positive"));
        }
        return other.candidates().get(0).lookups().stream().anyMatch(key -> {
            Boolean positive = said.get(allele(key));
            return positive != null && positive != key.endsWith("positive");
        });
    }

    private static String allele(String key) {
        return key.substring(0, key.indexOf(' '));
    }
}
