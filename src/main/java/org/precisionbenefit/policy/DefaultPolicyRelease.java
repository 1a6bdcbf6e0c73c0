package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/** A policy release held in memory, with what was refused while it was loaded. */
public final class DefaultPolicyRelease implements PolicyRelease {
    private final Digest digest;
    private final List<Policy> policies;
    /** By drug, every version of each policy that names it in one of them, so that a thousand others cost nothing. */
    private final Map<RxCui, List<Policy>> byDrug;

    private final Map<String, Term> terms = new TreeMap<>();
    private final Map<String, ValueSet> valueSets = new TreeMap<>();
    private final LawTables laws;
    private final List<ConfigurationFault.Problem> refusals;
    private final LabUnits labUnits;

    /**
     * Builds a release.
     *
     * @param digest the digest of the files it was loaded from
     * @param policies the policy versions that were accepted
     * @param terms the vocabulary
     * @param valueSets the value sets that were accepted
     * @param laws the dated law tables
     * @param refusals what was refused and why; everything else serves
     */
    public DefaultPolicyRelease(
            Digest digest,
            List<Policy> policies,
            List<Term> terms,
            List<ValueSet> valueSets,
            LawTables laws,
            List<ConfigurationFault.Problem> refusals) {
        this.digest = Objects.requireNonNull(digest, "digest is null");
        this.policies = policies.stream()
                .sorted(Comparator.comparing((Policy policy) -> policy.id().policy())
                        .thenComparing(policy -> policy.id().version(), InForce::compareVersions))
                .toList();
        this.byDrug = byDrug(this.policies);
        terms.forEach(term -> this.terms.put(term.name(), term));
        valueSets.forEach(valueSet -> this.valueSets.put(valueSet.name(), valueSet));
        this.laws = Objects.requireNonNull(laws, "laws is null");
        this.refusals = List.copyOf(refusals);
        this.labUnits = LabUnits.NONE;
    }

    private DefaultPolicyRelease(DefaultPolicyRelease other, LabUnits labUnits) {
        this.digest = other.digest;
        this.policies = other.policies;
        this.byDrug = other.byDrug;
        this.terms.putAll(other.terms);
        this.valueSets.putAll(other.valueSets);
        this.laws = other.laws;
        this.refusals = other.refusals;
        this.labUnits = labUnits;
    }

    /** The same release, which converts measured values. */
    public DefaultPolicyRelease with(LabUnits units) {
        return new DefaultPolicyRelease(this, Objects.requireNonNull(units, "units is null"));
    }

    @Override
    public LabUnits labUnits() {
        return labUnits;
    }

    @Override
    public List<ConfigurationFault.Problem> refusals() {
        return refusals;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public Optional<Policy> policyFor(RxCui ingredient, PlanId plan, AsOf asOf) {
        return InForce.find(byDrug.getOrDefault(ingredient, List.of()), ingredient, plan, asOf.date());
    }

    private static Map<RxCui, List<Policy>> byDrug(List<Policy> policies) {
        Map<String, List<Policy>> versions = new TreeMap<>();
        policies.forEach(policy -> versions.computeIfAbsent(policy.id().policy(), id -> new ArrayList<>())
                .add(policy));
        Map<RxCui, List<Policy>> byDrug = new TreeMap<>();
        for (List<Policy> all : versions.values()) {
            all.stream()
                    .flatMap(policy -> policy.scope().ingredients().stream())
                    .distinct()
                    .forEach(drug -> byDrug.computeIfAbsent(drug, any -> new ArrayList<>())
                            .addAll(all));
        }
        return byDrug;
    }

    @Override
    public List<Policy> policies() {
        return policies;
    }

    @Override
    public Optional<Term> term(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    @Override
    public Optional<ValueSet> valueSet(String name) {
        return Optional.ofNullable(valueSets.get(name));
    }

    @Override
    public List<ValueSet> valueSets() {
        return List.copyOf(valueSets.values());
    }

    @Override
    public LawTables laws() {
        return laws;
    }
}
