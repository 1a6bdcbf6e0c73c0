package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.precisionbenefit.prediction.cohort.CohortRow;
import org.precisionbenefit.prediction.conformal.Coverage;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.metrics.Shares;

/**
 * What a model answered members it was not learned from, as serving would: a probability with a set, or nothing.
 *
 * @param answers one per member
 */
record Answers(List<Answer> answers) {
    /** The attribute under which members stand by the drug they took. */
    static final String DRUG = "drug";
    /** Smaller groups are tested by nobody. */
    static final int TESTED = 200;

    Answers {
        answers = List.copyOf(answers);
    }

    /**
     * One answer.
     *
     * @param row the member
     * @param scored whether there is a probability
     * @param probability of the outcome; meaningless where there is none
     * @param held whether the set holds what came about
     */
    record Answer(CohortRow row, boolean scored, double probability, boolean held) {}

    /** The members who got a probability. */
    Answers scored() {
        return new Answers(answers.stream().filter(Answer::scored).toList());
    }

    /** What another way of predicting would have answered to the same members. */
    Answers by(Candidate other) {
        return new Answers(answers.stream()
                .map(each -> new Answer(
                        each.row(), true, other.probability(each.row().values()), each.held()))
                .toList());
    }

    int size() {
        return answers.size();
    }

    double[] probabilities() {
        return answers.stream().mapToDouble(Answer::probability).toArray();
    }

    boolean[] events() {
        boolean[] events = new boolean[answers.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = answers.get(i).row().event();
        }
        return events;
    }

    int eventCount() {
        int count = 0;
        for (Answer answer : answers) {
            count += answer.row().event() ? 1 : 0;
        }
        return count;
    }

    /** How often there was no answer. */
    Measured abstained() {
        return Shares.wilson(
                (int) answers.stream().filter(answer -> !answer.scored()).count(), answers.size());
    }

    /** How often the sets held what came about. */
    Measured coverage() {
        return Shares.wilson((int) answers.stream().filter(Answer::held).count(), answers.size());
    }

    /** The mean of a figure of each member, with the interval of its standard error. */
    Measured mean(ToDoubleFunction<Answer> figure) {
        int size = answers.size();
        double sum = 0;
        for (Answer answer : answers) {
            sum += figure.applyAsDouble(answer);
        }
        double mean = sum / size;
        double squares = 0;
        for (Answer answer : answers) {
            double off = figure.applyAsDouble(answer) - mean;
            squares += off * off;
        }
        return Measured.normal(mean, StrictMath.sqrt(squares / Math.max(1, size - 1) / size));
    }

    /** Mean probability less the share that came about. */
    Measured calibrationError() {
        return mean(answer -> answer.probability() - (answer.row().event() ? 1 : 0));
    }

    /** The mean squared difference between probability and outcome. */
    Measured brier() {
        return mean(answer -> {
            double off = answer.probability() - (answer.row().event() ? 1 : 0);
            return off * off;
        });
    }

    /** The mean of how surprised the probabilities were, in natural logarithms. */
    Measured logLoss() {
        return mean(Answers::surprise);
    }

    static double surprise(Answer answer) {
        double said = answer.row().event() ? answer.probability() : 1 - answer.probability();
        return -StrictMath.log(Math.max(1e-12, said));
    }

    /** The members of each group of an attribute. */
    SortedMap<String, Answers> by(String attribute) {
        SortedMap<String, List<Answer>> groups = new TreeMap<>();
        for (Answer answer : answers) {
            groups.computeIfAbsent(group(answer, attribute), any -> new ArrayList<>())
                    .add(answer);
        }
        SortedMap<String, Answers> found = new TreeMap<>();
        groups.forEach((group, members) -> found.put(group, new Answers(members)));
        return Collections.unmodifiableSortedMap(found);
    }

    /** Coverage by the groups of all attributes, each group that is large enough tested against the level. */
    List<Coverage> coverage(List<String> attributes) {
        boolean[] held = new boolean[answers.size() * attributes.size()];
        List<String> groups = new ArrayList<>(held.length);
        for (String attribute : attributes) {
            for (Answer answer : answers) {
                held[groups.size()] = answer.held();
                groups.add(attribute + " " + group(answer, attribute));
            }
        }
        return Coverage.byGroup(held, groups, Bounds.LEVEL, TESTED);
    }

    private static String group(Answer answer, String attribute) {
        CohortRow.Who who = answer.row().who();
        return attribute.equals(DRUG) ? who.drug() : who.groups().getOrDefault(attribute, "unknown");
    }
}
