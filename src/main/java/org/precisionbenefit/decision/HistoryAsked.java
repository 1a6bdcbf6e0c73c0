package org.precisionbenefit.decision;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.LabUnits;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;
import org.precisionbenefit.profile.history.MemberHistory;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which drugs and laboratory values of a member's history do the policies of the requested drugs ask about? The rest is not
 * recorded: no policy of another drug is asked for this request, and no more is needed than what decides it.
 */
final class HistoryAsked {
    private static final Set<TermSource> LABS = Set.of(TermSource.LAB, TermSource.LAB_BEFORE, TermSource.LAB_FALL);

    private final PolicyRelease policies;
    private final FormularyRelease formulary;
    private final NamedDrugs named;

    HistoryAsked(PolicyRelease policies, FormularyRelease formulary) {
        this.policies = policies;
        this.formulary = formulary;
        this.named = new NamedDrugs(policies, formulary);
    }

    /** The drugs, and the laboratory values by code, that are asked about. */
    private record Wanted(SortedSet<RxCui> drugs, SortedSet<String> labs) {}

    private void ask(Policy policy, TermSource source, TermKey key, Wanted wanted) {
        if (source == TermSource.DAYS_OF_DRUG) {
            formulary.drugNamed(key.argument()).map(Drug::ingredient).ifPresent(wanted.drugs()::add);
        } else if (source == TermSource.REQUEST_KIND) {
            wanted.drugs().addAll(policy.scope().ingredients());
        } else if (source.isOfDrugs()) {
            wanted.drugs().addAll(named.known(TermArgument.of(key.argument()).name()));
        } else if (source == TermSource.DOSE_PER_KILOGRAM) {
            wanted.labs().add(WeightTerms.LOINC);
        } else if (LABS.contains(source)) {
            TermArgument argument = TermArgument.of(key.argument());
            wanted.labs().add(argument.name());
            Stream.ofNullable(argument.before())
                    .forEach(before -> wanted.drugs().addAll(named.known(before)));
        }
    }

    /** What the policy in force for each requested drug asks about: the one that the item is weighed by. */
    private Wanted wanted(PriorAuthRequest request, AsOf asOf) {
        Wanted wanted = new Wanted(new TreeSet<>(), new TreeSet<>());
        for (RequestedItem item : request.items()) {
            if (formulary.identify(item.drugCodes(), item.drugText()) instanceof DrugIdentification.Identified found) {
                policies.policyFor(found.drug().ingredient(), request.plan(), asOf)
                        .ifPresent(policy -> PolicyTerms.of(policy).forEach(key -> policies.term(key.term())
                                .ifPresent(term -> ask(policy, term.source(), key, wanted))));
            }
        }
        return wanted;
    }

    /** The part of a history that the request asks about, or null when there is no history at all. */
    @Nullable
    KnownHistory of(MemberHistory history, PriorAuthRequest request, AsOf asOf) {
        if (history.isEmpty()) {
            return null;
        }
        Wanted wanted = wanted(request, asOf);
        List<Fill> standing = Fill.standing(history.fills());
        List<Fill> fills = standing.stream()
                .filter(fill -> named.isOf(fill, wanted.drugs()))
                .toList();
        SortedSet<Code> codes = new TreeSet<>();
        LabUnits units = policies.labUnits();
        wanted.labs().forEach(loinc -> codes.addAll(units.sameAs(loinc, asOf.date())));
        List<LabResult> results =
                history.labs().stream().filter(lab -> lab.fact() != null).toList();
        List<LabResult> read =
                results.stream().filter(lab -> isAsked(lab.fact(), codes)).toList();
        int withheld = standing.size() - fills.size() + results.size() - read.size();
        return new KnownHistory(history.coverage(), fills, read, withheld, history.choices());
    }

    private static boolean isAsked(@Nullable LabFact fact, SortedSet<Code> codes) {
        return fact != null && fact.codes().stream().anyMatch(codes::contains);
    }

    /** The ingredient of a supply, or null when it cannot be told. */
    static @Nullable RxCui ingredient(FormularyRelease formulary, Fill fill) {
        return formulary.identify(fill.codes(), fill.text()) instanceof DrugIdentification.Identified identified
                ? identified.drug().ingredient()
                : null;
    }
}
