package org.precisionbenefit.decision.counterfactual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Reconsidered;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;

/**
 * Tries changes: single ones first, then two, then three together. A set is kept when the answer with it leads elsewhere and
 * with no smaller part of it leads there. Trying is done by the reference evaluator; what is shown was decided again by the
 * evaluator of decisions.
 */
final class Search {
    /** About a second of a processor. */
    static final int MOST_TRIALS = 4000;

    static final int MOST_CHANGES = 3;
    static final int MOST_SHOWN = 10;

    private final Reconsidered.Open open;
    private final PolicyRelease vocabulary;
    private final int mostTrials;
    private final int mostShown;
    private final Map<Reached, List<List<Candidate>>> found = new EnumMap<>(Reached.class);
    private int trials;
    private int wholeSizes;
    private int left;

    Search(Reconsidered.Open open, PolicyRelease vocabulary) {
        this(open, vocabulary, MOST_TRIALS, MOST_SHOWN);
    }

    /** A search with bounds of its own. */
    Search(Reconsidered.Open open, PolicyRelease vocabulary, int mostTrials, int mostShown) {
        this.open = open;
        this.vocabulary = vocabulary;
        this.mostTrials = mostTrials;
        this.mostShown = mostShown;
    }

    ItemCounterfactuals of(int sequence, Automatic answer) {
        Reached now = Reached.of(answer);
        List<Candidate> all = Candidates.of(open.policy(), open.facts(), vocabulary);
        List<Candidate> changing = all.stream()
                .filter(candidate -> !candidate.isFixed())
                .sorted(Comparator.comparingInt(candidate -> distance(candidate, answer)))
                .toList();
        List<Counterfactual> fixed = new ArrayList<>();
        for (Candidate candidate : all) {
            Reached reached = candidate.isFixed() ? tried(List.of(candidate)) : now;
            if (reached != null && reached != now) {
                fixed.add(proven(List.of(candidate), reached));
            }
        }
        for (int size = 1; size <= MOST_CHANGES && everyOf(size, changing, now); size++) {
            wholeSizes = size;
        }
        return new ItemCounterfactuals(sequence, now, null, smallest(), fixed, limits());
    }

    /** What decided comes first, then what is unknown, so that a bound is reached on what hardly matters. */
    private static int distance(Candidate candidate, Automatic answer) {
        List<CriterionId> deciding = answer instanceof Pended pended ? pended.deciding() : List.of();
        if (candidate.change().criteria().stream().anyMatch(deciding::contains)) {
            return 0;
        }
        return candidate.change().from() instanceof TermValue.Unknown ? 1 : 2;
    }

    /** Tries every set of so many changes; false when the bound was reached before. */
    private boolean everyOf(int size, List<Candidate> from, Reached now) {
        int[] at = new int[size];
        for (int i = 0; i < size; i++) {
            at[i] = i;
        }
        while (size <= from.size()) {
            List<Candidate> set = new ArrayList<>();
            for (int index : at) {
                set.add(from.get(index));
            }
            if (isOfDifferentTerms(set)) {
                if (trials >= mostTrials) {
                    return false;
                }
                note(set, now);
            }
            if (!advance(at, from.size())) {
                return true;
            }
        }
        return true;
    }

    /** The next set, by its last member first: every set of the first few is tried before any with a later one. */
    private static boolean advance(int[] at, int count) {
        for (int i = 0; i < at.length; i++) {
            int next = i + 1 < at.length ? at[i + 1] : count;
            if (at[i] + 1 < next) {
                at[i]++;
                for (int j = 0; j < i; j++) {
                    at[j] = j;
                }
                return true;
            }
        }
        return false;
    }

    private static boolean isOfDifferentTerms(List<Candidate> set) {
        return set.stream().map(Candidate::place).distinct().count() == set.size();
    }

    private void note(List<Candidate> set, Reached now) {
        Reached reached = tried(set);
        if (reached == null || reached == now) {
            return;
        }
        List<List<Candidate>> before = found.computeIfAbsent(reached, key -> new ArrayList<>());
        if (before.stream().noneMatch(set::containsAll)) {
            before.add(set);
        }
    }

    /** Where the answer leads with these changes, or null where they are a fault. */
    private @Nullable Reached tried(List<Candidate> set) {
        trials++;
        try {
            return Reached.of(open.tried().apply(facts(set)));
        } catch (EvaluationFault nonsense) {
            return null;
        }
    }

    private Facts facts(List<Candidate> set) {
        Map<TermKey, TermValue> otherwise = new TreeMap<>();
        set.forEach(one -> otherwise.put(one.change().term(), one.change().to()));
        return open.facts().with(otherwise);
    }

    private List<Counterfactual> smallest() {
        List<List<Candidate>> shown = new ArrayList<>();
        found.forEach((reached, sets) -> {
            List<List<Candidate>> ranked =
                    sets.stream().map(Search::inOrder).sorted(RANK).toList();
            shown.addAll(ranked.subList(0, Math.min(mostShown, ranked.size())));
            left += Math.max(0, ranked.size() - mostShown);
        });
        return shown.stream().sorted(RANK).map(set -> proven(set, tried(set))).toList();
    }

    private static final Comparator<List<Candidate>> RANK = Comparator.<List<Candidate>>comparingInt(List::size)
            .thenComparingLong(set -> set.stream()
                    .filter(one -> one.change().needs() == FactChange.Needs.TEST)
                    .count())
            .thenComparing(Search::places);

    private static String places(List<Candidate> set) {
        StringBuilder places = new StringBuilder();
        set.forEach(one -> places.append((char) one.place()));
        return places.toString();
    }

    private static List<Candidate> inOrder(List<Candidate> set) {
        return set.stream().sorted(Comparator.comparingInt(Candidate::place)).toList();
    }

    /** Decides again with the changes; that both evaluators agree is what stands behind every word of this. */
    private Counterfactual proven(List<Candidate> set, @Nullable Reached reached) {
        Automatic again = open.proven().apply(facts(set));
        if (Reached.of(again) != reached) {
            throw new EvaluationFault("Both evaluators must come to the same with other facts under policy "
                    + open.policy().id() + ", and do not.");
        }
        return new Counterfactual(
                set.stream().map(Candidate::change).toList(),
                Reached.of(again),
                Reached.because(again),
                ChangeWords.sentence(set, Reached.of(again)));
    }

    private String limits() {
        String looked = wholeSizes == MOST_CHANGES
                ? "Every change of up to " + MOST_CHANGES + " facts at a time, of those that can change, was tried."
                : "The search stopped after " + mostTrials + " trials: "
                        + (wholeSizes == 0
                                ? "not every single change was tried."
                                : "every change of up to " + wholeSizes + (wholeSizes == 1 ? " fact" : " facts")
                                        + " at a time was tried, and some of more.");
        return left == 0 ? looked : looked + " " + left + " more of the smallest sets are not shown.";
    }
}
