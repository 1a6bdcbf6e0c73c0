package org.precisionbenefit.evidence;

import java.util.Objects;

/**
 * The functions of a person's two alleles; their order does not matter.
 *
 * @param first the function that comes first in the alphabet; empty when the other stands alone
 * @param second the other
 */
public record FunctionPair(String first, String second) implements Comparable<FunctionPair> {
    public FunctionPair {
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(second, "second is null");
        if (first.compareTo(second) > 0) {
            String swapped = first;
            first = second;
            second = swapped;
        }
    }

    /** One function without a second: of the only X chromosome, or of the mitochondria. */
    public static FunctionPair alone(String function) {
        return new FunctionPair("", function);
    }

    @Override
    public int compareTo(FunctionPair other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : second.compareTo(other.second);
    }

    @Override
    public String toString() {
        return first.isEmpty() ? second + " alone" : first + " with " + second;
    }
}
