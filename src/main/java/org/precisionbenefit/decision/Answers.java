package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Quantity;

/** Weighs the prescriber's answers to earlier questions against what the data say. */
final class Answers {
    private Answers() {}

    /**
     * The value of a term with its answers. An answer fills what is absent; one that contradicts the data makes the term
     * unknown, so that a person sees the conflict.
     */
    static TermValue weigh(TermKey key, Term term, TermValue found, List<Answer> answers, AsOf asOf) {
        if (term.question() == null || term.source() == TermSource.SCORE) {
            return found;
        }
        TermValue weighed = found;
        for (Answer answer : answers) {
            if (answer.term().equals(key.toString()) && isKnownBy(answer, asOf)) {
                weighed = weigh(weighed, read(term, answer));
            }
        }
        return weighed;
    }

    private static boolean isKnownBy(Answer answer, AsOf asOf) {
        return answer.provenance().date() == null || !answer.provenance().date().isAfter(asOf.date());
    }

    private static TermValue weigh(TermValue found, TermValue answer) {
        if (found instanceof TermValue.Unknown unknown && unknown.reason() != TermValue.Reason.CONFLICT) {
            return answer;
        }
        if (answer instanceof TermValue.Unknown || same(found, answer)) {
            return found;
        }
        return new TermValue.Unknown(
                TermValue.Reason.CONFLICT,
                "What was sent and what was answered contradict each other.",
                Stream.concat(found.facts().stream(), answer.facts().stream()).toList());
    }

    private static boolean same(TermValue found, TermValue answer) {
        if (found instanceof TermValue.Flag one && answer instanceof TermValue.Flag other) {
            return one.value() == other.value();
        }
        if (found instanceof TermValue.Number one && answer instanceof TermValue.Number other) {
            return one.value().compareTo(other.value()) == 0;
        }
        return found instanceof TermValue.Words one
                && answer instanceof TermValue.Words other
                && one.values().containsAll(other.values());
    }

    private static TermValue read(Term term, Answer answer) {
        List<Provenance> facts = List.of(answer.provenance());
        Provenance.Source standing = answer.provenance().source();
        return switch (term.type()) {
            case FLAG -> flag(answer, standing, facts);
            case WORDS ->
                answer.value().isBlank()
                        ? unreadable(facts)
                        : new TermValue.Words(
                                List.of(answer.value().strip().toLowerCase(Locale.ROOT)), standing, facts);
            case NUMBER -> number(term, answer, standing, facts);
        };
    }

    private static TermValue flag(Answer answer, Provenance.Source standing, List<Provenance> facts) {
        return switch (answer.value()) {
            case "true" -> new TermValue.Flag(true, standing, facts);
            case "false" -> new TermValue.Flag(false, standing, facts);
            default -> unreadable(facts);
        };
    }

    private static TermValue number(Term term, Answer answer, Provenance.Source standing, List<Provenance> facts) {
        if (!answer.value().matches("-?[0-9]{1,9}([.][0-9]{1,6})?")) {
            return unreadable(facts);
        }
        if (!answer.unit().isEmpty() && !Units.same(answer.unit(), term.unit())) {
            return new TermValue.Unknown(
                    TermValue.Reason.UNIT, "The answer's unit must be " + term.unit() + ".", facts);
        }
        return new TermValue.Number(Quantity.of(answer.value(), term.unit()).value(), standing, facts);
    }

    private static TermValue unreadable(List<Provenance> facts) {
        return new TermValue.Unknown(
                TermValue.Reason.UNREADABLE, "The answer is not of the kind that was asked for.", facts);
    }

    /** Adds a figure to a record only in plain notation, so that equal figures have equal bytes. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
