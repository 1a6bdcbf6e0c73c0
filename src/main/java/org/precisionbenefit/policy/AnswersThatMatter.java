package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Of which open terms can an answer matter to what a policy comes to? Of those for which there are answers to all other open
 * terms and two answers to this one by which the root comes to different statuses. Where somebody's word is known and a document
 * is needed, that it stays a word counts as an answer, because others may settle the policy without the document.
 *
 * <p>A term that stands in one place is carried as what it may come to, which is exact. The answers to one that stands in several
 * are tried one by one, because what those places come to hangs together; a try ends where not even answers that contradict each
 * other would make a difference. What needs more than {@value #MOST_TRIED} tries counts as mattering: a question too many costs
 * time, one too few could cost the member an answer.
 */
final class AnswersThatMatter {
    static final int MOST_TRIED = 2048;

    private final OpenPart part;
    /** The answers to each open term; none where there are too many. */
    private final List<List<Long>> answers = new ArrayList<>();

    /** Whether what is somebody's word stays so in every try. */
    private AnswersThatMatter(OpenPart part, boolean wordsStay) {
        this.part = part;
        for (int i = 0; i < part.terms().size(); i++) {
            List<Test> tests = part.tests(i);
            List<Long> all = new ArrayList<>(AnswerClasses.of(tests));
            TermValue given = part.given(part.terms().get(i));
            if (!(given instanceof TermValue.Unknown) && !all.isEmpty()) {
                if (wordsStay) {
                    all.clear();
                }
                all.add(AnswerClasses.of(tests, given));
            }
            answers.add(List.copyOf(all));
        }
    }

    /**
     * Those of the terms of which an answer can matter. All of them where it was not shown that the answers to what is unknown
     * lead to different statuses: they may lead to the same, and three-valued logic does not see it without one.
     */
    static SortedSet<TermKey> of(Policy policy, Facts facts, Set<TermKey> terms) {
        OpenPart part = new OpenPart(policy, facts);
        SortedMap<TermKey, Shown> shown = new AnswersThatMatter(part, false).shown(terms);
        boolean same = !shown.containsValue(Shown.MATTERS);
        if (!same && part.terms().stream().anyMatch(term -> !(part.given(term) instanceof TermValue.Unknown))) {
            AnswersThatMatter words = new AnswersThatMatter(part, true);
            same = terms.stream().noneMatch(term -> words.shown(term) == Shown.MATTERS) && words.mayBeSettled();
        }
        SortedSet<TermKey> matter = new TreeSet<>(terms);
        if (!same) {
            matter.removeIf(term -> shown.get(term) == Shown.NEVER_MATTERS);
        }
        return matter;
    }

    private enum Shown {
        MATTERS,
        NEVER_MATTERS,
        /** It would have taken too long. */
        NEITHER
    }

    private SortedMap<TermKey, Shown> shown(Set<TermKey> terms) {
        SortedMap<TermKey, Shown> shown = new TreeMap<>();
        terms.forEach(term -> shown.put(term, shown(term)));
        return shown;
    }

    private Shown shown(TermKey key) {
        int term = part.terms().indexOf(key);
        if (term < 0) {
            return Shown.NEVER_MATTERS;
        }
        boolean countless = IntStream.range(0, answers.size())
                .anyMatch(one -> answers.get(one).isEmpty() && (one == term || part.isRepeated(one)));
        return countless ? Shown.NEITHER : new Tries(term).shown();
    }

    /** Whether the root may come to something that is not unknown; for those who know that it comes to one status only. */
    private boolean mayBeSettled() {
        return answers.stream().anyMatch(List::isEmpty) || new Tries(0).mayBeSettled();
    }

    /** The open part under two answers to one term, with the same answers to the others. */
    private final class Tries {
        private final int term;
        /** The other terms that stand in several places. */
        private final int[] others;
        /** The place of the answer that is given to each term, or -1 where any may be. */
        private final int[] given;

        private long first;
        private long second;
        private int tried;

        Tries(int term) {
            this.term = term;
            this.others = IntStream.range(0, answers.size())
                    .filter(other -> other != term && part.isRepeated(other))
                    .toArray();
            this.given = new int[answers.size()];
            Arrays.fill(given, -1);
        }

        /** Where two answers differ, one of them differs from the first. */
        Shown shown() {
            Shown shown = Shown.NEVER_MATTERS;
            List<Long> all = answers.get(term);
            first = all.get(0);
            for (int i = 1; i < all.size() && shown == Shown.NEVER_MATTERS; i++) {
                second = all.get(i);
                shown = tried(0);
            }
            return shown;
        }

        /** Whether the two answers make a difference with the answers given so far to so many of the others. */
        private Shown tried(int depth) {
            tried++;
            if (tried > MOST_TRIED) {
                return Shown.NEITHER;
            }
            if (!StatusPairs.differ(pairs(part.root()))) {
                return Shown.NEVER_MATTERS;
            }
            if (depth == others.length) {
                return Shown.MATTERS;
            }
            int other = others[depth];
            Shown shown = Shown.NEVER_MATTERS;
            for (int i = 0; i < answers.get(other).size() && shown == Shown.NEVER_MATTERS; i++) {
                given[other] = i;
                shown = tried(depth + 1);
            }
            given[other] = -1;
            return shown;
        }

        boolean mayBeSettled() {
            Arrays.fill(given, 0);
            first = answers.get(term).get(0);
            second = first;
            return pairs(part.root()) != StatusPairs.same(Status.UNKNOWN);
        }

        private int pairs(OpenPart.Node node) {
            int own = own(node);
            return node.onlyIf() == null ? own : StatusPairs.applying(verdicts(node.onlyIf()), own);
        }

        private int own(OpenPart.Node node) {
            Status status = node.status();
            if (status != null) {
                return StatusPairs.same(status);
            }
            if (node.when() != null) {
                return verdicts(node.when());
            }
            int[] children = new int[node.children().size()];
            for (int i = 0; i < children.length; i++) {
                children[i] = pairs(node.children().get(i));
            }
            return StatusPairs.combine(node.atLeast(), children);
        }

        private int verdicts(OpenPart.OpenTest test) {
            if (test.term() == term) {
                return StatusPairs.of(
                        AnswerClasses.status(first, test.place()), AnswerClasses.status(second, test.place()));
            }
            List<Long> all = answers.get(test.term());
            if (given[test.term()] >= 0) {
                return StatusPairs.same(AnswerClasses.status(all.get(given[test.term()]), test.place()));
            }
            int verdicts = all.isEmpty() ? StatusPairs.same(Status.MET) | StatusPairs.same(Status.NOT_MET) : 0;
            for (long any : all) {
                verdicts |= StatusPairs.same(AnswerClasses.status(any, test.place()));
            }
            return verdicts;
        }
    }
}
