package org.precisionbenefit.policy;

import java.util.Map;

/** What does a test come to by which value of its term? For those who look at a test before there is any request. */
public final class TestsOfValues {
    private TestsOfValues() {}

    /** Whether the value meets the test; one that is unknown, or only said where a document is needed, does not. */
    public static boolean isMet(Test test, TermValue value) {
        return status(test, value) == Status.MET;
    }

    /** What the test comes to by the value. */
    public static Status status(Test test, TermValue value) {
        return Comparison.of(test, Facts.of(Map.of(test.term(), value)));
    }
}
