package org.precisionbenefit.prediction.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation came to.
 *
 * @param id its name
 * @param files the report and its plots by file name
 * @param verdicts each figure that the protocol asked for, reached or not
 */
public record EvaluationReport(String id, SortedMap<String, String> files, List<Verdict> verdicts) {
    public EvaluationReport {
        Objects.requireNonNull(id, "id is null");
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        verdicts = List.copyOf(verdicts);
    }

    /**
     * A figure held against what was asked.
     *
     * @param asked what the protocol asks
     * @param met whether it was reached
     * @param figure what was found
     */
    public record Verdict(String asked, boolean met, String figure) {}
}
