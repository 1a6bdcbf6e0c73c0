package org.precisionbenefit.policy.diff;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Test;

/** What a criterion says whatever its id is. */
final class Content {
    private Content() {}

    /** Everything but ids, as text; two criteria that say the same have equal texts. */
    static String of(Criterion criterion) {
        Criterion.Header header = criterion.header();
        String head = header.kind() + "|" + header.text() + "|" + header.citation() + "|" + of(header.onlyIf());
        if (criterion instanceof Criterion.Group group) {
            return head + "|" + group.combination() + group.atLeast() + "("
                    + group.children().stream().map(Content::of).collect(Collectors.joining(";")) + ")";
        }
        return head + "|" + of(((Criterion.Leaf) criterion).when());
    }

    private static String of(@Nullable Test test) {
        return test == null ? "" : test.toString();
    }

    /** Whether both are comparisons of the same word about the same thing. */
    static boolean asksForTheSame(Criterion one, Criterion other) {
        if (one.getClass() != other.getClass()) {
            return false;
        }
        return PolicyTerms.tests(one).stream()
                .map(Test::term)
                .toList()
                .equals(PolicyTerms.tests(other).stream().map(Test::term).toList());
    }
}
