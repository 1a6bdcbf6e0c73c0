package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;

/** Finds measured values from before a treatment, and by how much the latest one has fallen since. */
final class BaselineTerms {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 6;

    private final LabTerms labs;
    private final UseTerms uses;

    BaselineTerms(LabTerms labs, UseTerms uses) {
        this.labs = labs;
        this.uses = uses;
    }

    /** The latest value before the first day on which the drug, or one of the class, was taken. */
    TermValue before(TermArgument argument, Term term, ItemContext context) {
        LocalDate first = uses.firstDay(Objects.requireNonNull(argument.before()), context);
        return first == null
                ? ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT, "The first day of the treatment was not sent.", List.of())
                : labs.before(argument.name(), term, context, first);
    }

    /** By how many per cent the latest value lies below that one; negative when it rose. */
    TermValue fall(TermArgument argument, Term term, ItemContext context) {
        Term inUnit = new Term(
                term.name(),
                term.type(),
                labs.unit(argument.name(), context).orElse(""),
                term.source(),
                term.absentMeans(),
                null,
                null);
        TermValue now = labs.value(argument.name(), inUnit.within(argument.within()), context);
        TermValue then = before(argument, inUnit, context);
        if (!(now instanceof TermValue.Number latest)) {
            return now;
        }
        if (!(then instanceof TermValue.Number baseline)) {
            return then;
        }
        List<Provenance> facts = new ArrayList<>(baseline.facts());
        facts.addAll(latest.facts());
        if (baseline.value().signum() <= 0) {
            return ClinicalTerms.unknown(
                    TermValue.Reason.UNREADABLE, "A value from before the treatment must be positive.", facts);
        }
        BigDecimal fall = baseline.value()
                .subtract(latest.value())
                .multiply(HUNDRED)
                .divide(baseline.value(), MathContext.DECIMAL128)
                .setScale(PLACES, RoundingMode.HALF_EVEN);
        return new TermValue.Number(Answers.plain(fall), ClinicalTerms.weakest(facts), facts);
    }
}
