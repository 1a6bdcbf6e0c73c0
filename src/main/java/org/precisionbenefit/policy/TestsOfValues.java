package org.precisionbenefit.policy;

import java.util.Map;

/** Which known values of its term meet a test? For those who look at a test before there is any request. */
public final class TestsOfValues {
    private TestsOfValues() {}

    /** Whether the value meets the test; one that is unknown, or only said where a document is needed, does not. */
    public static boolean isMet(Test test, TermValue value) {
        return Comparison.of(test, Facts.of(Map.of(test.term(), value))) == Status.MET;
    }
}
