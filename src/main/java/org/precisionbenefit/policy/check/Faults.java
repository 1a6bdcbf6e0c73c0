package org.precisionbenefit.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.authored.Place;

/** Puts what cannot be meant into sentences, each at the line that an author would change. */
final class Faults {
    private final Policy policy;
    private final PolicyPlaces places;
    private final List<Problem> found = new ArrayList<>();

    Faults(Policy policy, PolicyPlaces places) {
        this.policy = policy;
        this.places = places;
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    PolicyPlaces places() {
        return places;
    }

    void never(Criterion criterion, Test test, Line beside) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") can never be met beside " + named(beside, comparison(criterion))
                        + ": " + nothingIsBoth(test, beside.test())
                        + " Change one of them, or put both under \"any\" if either is enough.");
    }

    void neverTogether(Criterion criterion, Test test, List<Line> beside) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") can never be met beside "
                        + beside.stream()
                                .map(line -> named(line, comparison(criterion)))
                                .distinct()
                                .collect(Collectors.joining(" and "))
                        + ": no value of " + test.term() + " is " + Written.rest(test) + " and all that they ask for."
                        + " Change one of them.");
    }

    void neverAtAll(Criterion criterion, Test test) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") can never be met: no value of " + test.term() + " is "
                        + Written.rest(test) + ". Correct the figure, the sign or the words.");
    }

    void alwaysAtAll(Criterion criterion, Test test) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") leaves nothing out: every value of " + test.term() + " is "
                        + Written.rest(test) + ", so that it is never not met and only asks while " + test.term()
                        + " is unknown. Correct the figure, the sign or the words, or remove the line.");
    }

    void saysNothing(Criterion criterion, Test test, Line beside) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") says nothing beside " + named(beside, comparison(criterion))
                        + ": whatever is " + Written.range(beside.test()) + " is " + Written.range(test)
                        + " as well. Remove it, or change one of them.");
    }

    /** As {@link #saysNothing}, where the line is one of several ways or applies only sometimes, so that leaving it out is no cure. */
    void alwaysMet(Criterion criterion, Test test, Line beside) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") is always met beside " + named(beside, comparison(criterion))
                        + ": whatever is " + Written.range(beside.test()) + " is " + Written.range(test)
                        + " as well. Change one of them.");
    }

    void neverApplies(Criterion criterion, Test onlyIf, Line beside) {
        add(
                condition(criterion),
                "The \"only if\" of criterion (" + criterion.id() + ") never holds beside "
                        + named(beside, condition(criterion)) + ": " + nothingIsBoth(onlyIf, beside.test())
                        + " Change one of them, or remove the criterion.");
    }

    void alwaysApplies(Criterion criterion, Test onlyIf, Line beside) {
        add(
                condition(criterion),
                "The \"only if\" of criterion (" + criterion.id() + ") says nothing beside "
                        + named(beside, condition(criterion)) + ": whatever is " + Written.range(beside.test()) + " is "
                        + Written.range(onlyIf) + " as well. Remove the \"only if\", or change one of them.");
    }

    void neverMatters(Criterion criterion, Line enough) {
        Place at = comparison(criterion);
        add(
                at,
                "The criterion (" + criterion.id() + ") can never matter: whenever it is met, "
                        + named(enough, at) + " of the same \"any\" is met by " + Written.test(enough.test())
                        + ". Remove it, or change one of them.");
    }

    void nothingLeftOut(Criterion.Group group, List<Line> lines) {
        Line last = lines.get(lines.size() - 1);
        Place at = places.of(last.id()).comparison();
        add(
                at,
                "The criterion (" + group.id() + ") leaves nothing out: every value of " + last.term() + " is "
                        + lines.stream()
                                .map(line -> Written.rest(line.test()))
                                .distinct()
                                .collect(Collectors.joining(" or "))
                        + " (" + lines.stream().map(line -> named(line, at)).collect(Collectors.joining(", "))
                        + "), so that it is never not met and only asks while " + last.term()
                        + " is unknown. Correct one of the figures, signs or words, or remove the group.");
    }

    void tooMany(Criterion.Group group, int most) {
        add(
                places.of(group.id()).line(),
                "The criterion (" + group.id() + ") can never be met: it needs " + group.atLeast() + " of its "
                        + group.children().size() + " criteria, and at most " + most
                        + " of them can be met at once. Lower \"at least\", or change its criteria.");
    }

    void tooFew(Criterion.Group group, int fewest) {
        add(
                places.of(group.id()).line(),
                "The criterion (" + group.id() + ") leaves nothing out: it needs " + group.atLeast() + " of its "
                        + group.children().size() + " criteria, and " + fewest
                        + " of them are met whatever is known, so that it only asks. Raise \"at least\", or change its"
                        + " criteria.");
    }

    void countedTwice(Criterion criterion, Line first) {
        add(
                comparison(criterion),
                "The criterion (" + criterion.id() + ") must not stand twice under \"at least\": "
                        + named(first, comparison(criterion)) + " asks the same, and one fact would count as two."
                        + " Remove one of them.");
    }

    private Place comparison(Criterion criterion) {
        return places.of(criterion.id()).comparison();
    }

    private Place condition(Criterion criterion) {
        return places.of(criterion.id()).condition();
    }

    private String named(Line line, Place seenFrom) {
        Place at = line.depth() < 0
                ? places.of(line.id()).condition()
                : places.of(line.id()).comparison();
        String where = at.file().equals(seenFrom.file()) ? "line " + at.line() : at.file() + ", line " + at.line();
        return (line.depth() < 0 ? "the \"only if\" of (" : "criterion (") + line.id() + ", " + where + ")";
    }

    private static String nothingIsBoth(Test one, Test other) {
        return "no value of " + one.term() + " is both " + Written.rest(one) + " and " + Written.rest(other) + ".";
    }

    private void add(Place at, String sentence) {
        found.add(problem(policy, at, sentence));
    }

    /** A line of a shared criterion is wrong only in the policy that uses it so. */
    static Problem problem(Policy policy, Place at, String sentence) {
        boolean own = at.file().startsWith("policies/" + policy.id().policy() + "/");
        return at.problem(own ? sentence : sentence + " It is used by policy " + policy.id() + ".");
    }
}
