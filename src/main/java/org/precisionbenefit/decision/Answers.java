package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Quantity;

/** Weighs the prescriber's answers to earlier questions against what the data say. */
final class Answers {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]{1,9}([.][0-9]{1,6})?");

    private Answers() {}

    /**
     * The value of a term with its answers. An answer fills what is absent; one that contradicts the data makes the term
     * unknown, so that a person sees the conflict. An answer is somebody's word, whoever performed the observation it
     * stands in, and a no that is only somebody's word never stands beside something that cannot be read.
     */
    static TermValue weigh(TermKey key, Term term, TermValue found, List<Answer> answers, AsOf asOf) {
        if (term.question() == null || isWorkedOut(term.source())) {
            return found;
        }
        TermValue weighed = found;
        for (Answer answer : answers) {
            if (answer.term().equals(key.toString())) {
                weighed = weigh(weighed, isKnownBy(answer, asOf) ? read(term, answer) : notYet(answer));
            }
        }
        return weighed;
    }

    /**
     * The amount itself is compared with the limit, and results with the label: nobody's word that an amount lies within it,
     * or that a label is met, stands for them.
     */
    private static boolean isWorkedOut(TermSource source) {
        return source == TermSource.SCORE
                || source == TermSource.WITHIN_QUANTITY_LIMIT
                || source == TermSource.TUMOUR_ELIGIBILITY
                || source == TermSource.GERMLINE_INDICATION;
    }

    private static boolean isKnownBy(Answer answer, AsOf asOf) {
        return answer.provenance().date() == null || !answer.provenance().date().isAfter(asOf.date());
    }

    private static TermValue weigh(TermValue found, TermValue answer) {
        if (found instanceof TermValue.Unknown unknown
                && unknown.reason() != TermValue.Reason.CONFLICT
                && !(isUnreadable(unknown) && isSaidNo(answer))) {
            return answer instanceof TermValue.Unknown && isUnreadable(unknown) ? found : answer;
        }
        if ((answer instanceof TermValue.Unknown && !isSaidNo(found)) || same(found, answer)) {
            return found;
        }
        return new TermValue.Unknown(
                TermValue.Reason.CONFLICT,
                "What was sent and what was answered contradict each other.",
                Stream.concat(found.facts().stream(), answer.facts().stream()).toList());
    }

    private static boolean isUnreadable(TermValue.Unknown unknown) {
        return unknown.reason() == TermValue.Reason.UNREADABLE;
    }

    private static boolean isSaidNo(TermValue value) {
        return value instanceof TermValue.Flag flag && !flag.value() && flag.standing() == Provenance.Source.ATTESTED;
    }

    private static TermValue notYet(Answer answer) {
        return new TermValue.Unknown(
                TermValue.Reason.UNREADABLE, "The answer is dated after the day.", List.of(answer.provenance()));
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
        Provenance.Source standing = Provenance.Source.ATTESTED;
        return switch (term.type()) {
            case FLAG -> flag(answer, standing, facts);
            case WORDS ->
                answer.value().isBlank()
                        ? unreadable(facts)
                        : new TermValue.Words(
                                List.of(LetterCase.lower(answer.value().strip())), standing, facts);
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
        if (!FIGURE.matcher(answer.value()).matches()) {
            return unreadable(facts);
        }
        if (!answer.unit().isEmpty() && !Units.same(answer.unit(), term.unit())) {
            return new TermValue.Unknown(
                    TermValue.Reason.UNIT, "The answer's unit must be " + term.unit() + ".", facts);
        }
        return new TermValue.Number(Quantity.of(answer.value(), term.unit()).value(), standing, facts);
    }

    /** The figure of an answer, or empty when it is none. */
    static Optional<BigDecimal> figure(Answer answer) {
        return FIGURE.matcher(answer.value()).matches()
                ? Optional.of(new BigDecimal(answer.value()))
                : Optional.empty();
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
