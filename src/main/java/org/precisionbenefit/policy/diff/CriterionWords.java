package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.terminology.authored.Choices;

/** What changes from one line of a policy to another, one clause each, but for where it comes from. */
final class CriterionWords {
    private static final Set<String> MADE = Set.of("All of these", "One of these");

    private CriterionWords() {}

    static List<String> between(Criterion before, Criterion after) {
        List<String> clauses = new ArrayList<>();
        head(before, after, clauses);
        onlyIf(before.header().onlyIf(), after.header().onlyIf(), clauses);
        if (before instanceof Criterion.Leaf one && after instanceof Criterion.Leaf other) {
            clauses.addAll(TestWords.between(one.when(), other.when()));
        } else if (before instanceof Criterion.Group one && after instanceof Criterion.Group other) {
            group(one, other, clauses);
        } else {
            clauses.add("it is now " + shape(after) + " (before: " + shape(before) + ")");
        }
        return List.copyOf(clauses);
    }

    /** A line in words, as it is named where it comes or goes. */
    static String shape(Criterion criterion) {
        if (criterion instanceof Criterion.Group group) {
            return "a group that needs " + needed(group) + " of "
                    + group.children().size() + " lines";
        }
        return TestWords.written(((Criterion.Leaf) criterion).when());
    }

    private static String needed(Criterion.Group group) {
        return group.combination() == Combination.ALL
                ? "all"
                : group.combination() == Combination.ANY ? "one" : "at least " + group.atLeast();
    }

    private static void head(Criterion before, Criterion after, List<String> clauses) {
        Criterion.Header one = before.header();
        Criterion.Header other = after.header();
        if (one.kind() != other.kind()) {
            clauses.add(
                    "it is now a " + Choices.spaced(other.kind()) + " (before: a " + Choices.spaced(one.kind()) + ")");
        }
        if (!one.text().equals(other.text()) && !(isMade(before) && isMade(after))) {
            clauses.add("the text now reads \"" + other.text() + "\" (before: \"" + one.text() + "\")");
        }
    }

    /** Whether the plan gave no text of its own, so that the text only repeats what the line asks for. */
    private static boolean isMade(Criterion criterion) {
        String text = criterion.header().text();
        if (criterion instanceof Criterion.Leaf leaf) {
            return text.equals(FindingWriter.text(leaf.when()));
        }
        return MADE.contains(text) || text.matches("At least [0-9]+ of these");
    }

    private static void onlyIf(@Nullable Test before, @Nullable Test after, List<String> clauses) {
        if (before == null && after != null) {
            clauses.add("it now applies only if " + TestWords.written(after));
        } else if (before != null && after == null) {
            clauses.add("it now applies always (before: only if " + TestWords.written(before) + ")");
        } else if (before != null && after != null) {
            TestWords.between(before, after).forEach(clause -> clauses.add("in \"only if\": " + clause));
        }
    }

    private static void group(Criterion.Group before, Criterion.Group after, List<String> clauses) {
        boolean same = before.combination() == after.combination()
                && (before.combination() != Combination.AT_LEAST || before.atLeast() == after.atLeast());
        if (!same) {
            clauses.add("it now needs " + needed(after) + " of its lines (before: " + needed(before) + ")");
        }
    }
}
