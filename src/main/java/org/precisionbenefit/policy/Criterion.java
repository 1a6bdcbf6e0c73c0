package org.precisionbenefit.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.Citation;

/** One line of a policy: a test, or a group of lines. */
public sealed interface Criterion {
    Header header();

    default CriterionId id() {
        return header().id();
    }

    /**
     * What every criterion carries.
     *
     * @param id its id inside the policy version
     * @param kind what it is for
     * @param text the criterion in the plan's words
     * @param citation what it rests on, or null for a group that only combines
     * @param onlyIf when this is not met, the criterion does not apply; null when it always applies
     */
    record Header(
            CriterionId id,
            Kind kind,
            String text,
            @Nullable Citation citation,
            @Nullable Test onlyIf) {
        public Header {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * A test of one term.
     *
     * @param header what every criterion carries
     * @param when the test
     */
    record Leaf(Header header, Test when) implements Criterion {
        public Leaf {
            Objects.requireNonNull(header, "header is null");
            Objects.requireNonNull(when, "when is null");
        }
    }

    /**
     * A group. As many as {@code atLeast}, but no more than apply, have to be met; with no child that applies the group is
     * unknown.
     *
     * @param header what every criterion carries
     * @param combination how the children combine
     * @param atLeast how many have to be met; the number of children for ALL, 1 for ANY
     * @param children the children, at least one
     */
    record Group(Header header, Combination combination, int atLeast, List<Criterion> children) implements Criterion {
        public Group {
            Objects.requireNonNull(header, "header is null");
            Objects.requireNonNull(combination, "combination is null");
            children = List.copyOf(children);
            if (atLeast < 1 || atLeast > children.size()) {
                throw new IllegalArgumentException("The group (" + header.id() + ") must need between 1 and "
                        + children.size() + " of its criteria, not " + atLeast + ".");
            }
        }
    }
}
