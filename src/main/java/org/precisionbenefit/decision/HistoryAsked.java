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

/** Which drugs and laboratory values of a member's history do the live policies ask about? The rest is not recorded. */
final class HistoryAsked {
    private static final Set<TermSource> LABS = Set.of(TermSource.LAB, TermSource.LAB_BEFORE, TermSource.LAB_FALL);

    private final FormularyRelease formulary;
    private final NamedDrugs named;
    private final LabUnits units;
    private final SortedSet<RxCui> drugs = new TreeSet<>();
    private final SortedSet<String> labs = new TreeSet<>();

    HistoryAsked(PolicyRelease policies, FormularyRelease formulary) {
        this.formulary = formulary;
        this.named = new NamedDrugs(policies, formulary);
        this.units = policies.labUnits();
        for (Policy policy : policies.policies()) {
            PolicyTerms.of(policy)
                    .forEach(key -> policies.term(key.term()).ifPresent(term -> ask(policy, term.source(), key)));
        }
    }

    private void ask(Policy policy, TermSource source, TermKey key) {
        if (source == TermSource.DAYS_OF_DRUG) {
            formulary.drugNamed(key.argument()).map(Drug::ingredient).ifPresent(drugs::add);
        } else if (source == TermSource.REQUEST_KIND) {
            drugs.addAll(policy.scope().ingredients());
        } else if (source.isOfDrugs()) {
            drugs.addAll(named.known(TermArgument.of(key.argument()).name()));
        } else if (source == TermSource.DOSE_PER_KILOGRAM) {
            labs.add(WeightTerms.LOINC);
        } else if (LABS.contains(source)) {
            TermArgument argument = TermArgument.of(key.argument());
            labs.add(argument.name());
            Stream.ofNullable(argument.before()).forEach(before -> drugs.addAll(named.known(before)));
        }
    }

    /** The part of a history that is asked about, or null when there is no history at all. */
    @Nullable
    KnownHistory of(MemberHistory history, AsOf asOf) {
        if (history.isEmpty()) {
            return null;
        }
        List<Fill> standing = Fill.standing(history.fills());
        List<Fill> fills = standing.stream().filter(this::isAsked).toList();
        SortedSet<Code> codes = new TreeSet<>();
        labs.forEach(loinc -> codes.addAll(units.sameAs(loinc, asOf.date())));
        List<LabResult> results =
                history.labs().stream().filter(lab -> lab.fact() != null).toList();
        List<LabResult> read =
                results.stream().filter(lab -> isAsked(lab.fact(), codes)).toList();
        int withheld = standing.size() - fills.size() + results.size() - read.size();
        return new KnownHistory(history.coverage(), fills, read, withheld, history.choices());
    }

    private boolean isAsked(Fill fill) {
        return named.isOf(fill, drugs);
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
