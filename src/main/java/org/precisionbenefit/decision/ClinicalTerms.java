package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Code;

/** Finds ages and conditions. Facts dated after the day are not seen. */
final class ClinicalTerms {
    private ClinicalTerms() {}

    static TermValue age(ItemContext context) {
        return age(context, Period::getYears);
    }

    static TermValue months(ItemContext context) {
        return age(context, period -> Math.toIntExact(period.toTotalMonths()));
    }

    private static TermValue age(ItemContext context, ToIntFunction<Period> whole) {
        LocalDate born = context.profile().birthDate();
        List<Provenance> facts = List.of(new Provenance("Patient", Provenance.Source.DOCUMENTED, null));
        if (born == null || born.isAfter(context.asOf().date())) {
            return unknown(TermValue.Reason.ABSENT, "No full date of birth was sent.", facts);
        }
        int age = whole.applyAsInt(Period.between(born, context.asOf().date()));
        return new TermValue.Number(BigDecimal.valueOf(age), Provenance.Source.DOCUMENTED, facts);
    }

    /**
     * Whether the member has a condition of the value set. One that is present makes it a yes. It is a no only when every
     * entry of the value set was ruled out: ruling out one stroke code does not rule out the others. A condition that
     * nobody here can hold against the value set, or that is dated after the day, leaves it unreadable.
     */
    static TermValue condition(ValueSet set, Term term, ItemContext context) {
        List<Provenance> present = new ArrayList<>();
        List<Provenance> stale = new ArrayList<>();
        List<Provenance> unread = new ArrayList<>();
        List<ConditionFact> refuted = new ArrayList<>();
        for (Code diagnosis : context.item().diagnoses()) {
            if (set.contains(diagnosis)) {
                present.add(new Provenance(
                        "Claim.item[" + context.item().sequence() + "].diagnosis", Provenance.Source.DOCUMENTED, null));
            }
        }
        for (ConditionFact fact : context.profile().conditions()) {
            boolean named = fact.codes().stream().anyMatch(set::contains);
            boolean known = isKnown(fact.provenance(), context);
            if (fact.presence() == ConditionFact.Presence.REFUTED) {
                if (known && fact.codes().stream().anyMatch(set::isTouchedBy)) {
                    refuted.add(fact);
                }
            } else if (named && known) {
                (isFresh(fact.provenance(), term, context) ? present : stale).add(fact.provenance());
            } else if (named || fact.codes().stream().noneMatch(set::tells)) {
                unread.add(fact.provenance());
            }
        }
        if (present.isEmpty() && stale.isEmpty() && !unread.isEmpty()) {
            return unknown(
                    TermValue.Reason.UNREADABLE,
                    "A condition was sent that cannot be told from these: by a code of another system or of a whole"
                            + " category, in words alone, or dated after the day.",
                    unread);
        }
        return weigh(set, present, stale, refuted);
    }

    private static TermValue weigh(
            ValueSet set, List<Provenance> present, List<Provenance> stale, List<ConditionFact> refuted) {
        List<Provenance> ruledOut =
                refuted.stream().map(ConditionFact::provenance).toList();
        if (!present.isEmpty()) {
            return new TermValue.Flag(true, strongest(present), present);
        }
        if (!stale.isEmpty()) {
            return unknown(TermValue.Reason.STALE, "What was sent is too old.", stale);
        }
        if (!refuted.isEmpty()
                && set.isRuledOutBy(
                        refuted.stream().flatMap(fact -> fact.codes().stream()).toList())) {
            return new TermValue.Flag(false, weakest(ruledOut), ruledOut);
        }
        return unknown(
                TermValue.Reason.ABSENT,
                refuted.isEmpty() ? "Nothing was sent." : "Only a part of these conditions was ruled out.",
                ruledOut);
    }

    static boolean isKnown(Provenance provenance, ItemContext context) {
        return provenance.date() == null
                || !provenance.date().isAfter(context.asOf().date());
    }

    static boolean isFresh(Provenance provenance, Term term, ItemContext context) {
        return isFresh(provenance, term, context.asOf().date());
    }

    static boolean isFresh(Provenance provenance, Term term, LocalDate day) {
        Integer days = term.staleAfterDays();
        return days == null || isAtMost(days, provenance.date(), day);
    }

    private static boolean isAtMost(int days, @Nullable LocalDate date, LocalDate today) {
        return date != null && !date.isBefore(today.minusDays(days));
    }

    static Provenance.Source strongest(List<Provenance> facts) {
        return facts.stream().anyMatch(fact -> fact.source() == Provenance.Source.DOCUMENTED)
                ? Provenance.Source.DOCUMENTED
                : Provenance.Source.ATTESTED;
    }

    static Provenance.Source weakest(List<Provenance> facts) {
        return facts.stream().allMatch(fact -> fact.source() == Provenance.Source.DOCUMENTED)
                ? Provenance.Source.DOCUMENTED
                : Provenance.Source.ATTESTED;
    }

    static TermValue.Unknown unknown(TermValue.Reason reason, String detail, List<Provenance> facts) {
        return new TermValue.Unknown(reason, detail, facts);
    }
}
