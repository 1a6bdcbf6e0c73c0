package org.precisionbenefit.formulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.BenefitTables;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/** The drug catalogue and the formularies of all plans of one release; every question is one look into a map. */
public final class PlanFormularies implements FormularyRelease {
    private final Digest digest;
    private final Catalogue catalogue;
    private final Map<PlanId, Plan> plans = new HashMap<>();
    private final Map<RxCui, List<DuplicateClass>> duplicateClasses = new HashMap<>();
    private final Map<Key, List<FormularyItem>> items = new HashMap<>();

    private final List<Drug> drugs;
    private final BenefitTables benefits;

    private record Key(PlanId plan, RxCui ingredient) {}

    /**
     * Builds a release.
     *
     * @param digest the digest of the files it was loaded from
     * @param plans the plans, none twice
     * @param drugs the drugs with what the plans say of them; two rows of one plan and drug must not share a day
     */
    public PlanFormularies(Digest digest, List<Plan> plans, List<DrugEntry> drugs) {
        this(digest, plans, drugs, null, BenefitTables.NONE);
    }

    /**
     * Builds a release.
     *
     * @param digest the digest of the files it was loaded from
     * @param plans the plans, none twice
     * @param drugs the drugs with what the plans say of them; two rows of one plan and drug must not share a day
     * @param terms the words by which names are read, or null where the release has none, as those of version 0.1.0
     * @param benefits what else is said of plans and products
     */
    public PlanFormularies(
            Digest digest, List<Plan> plans, List<DrugEntry> drugs, @Nullable NameTerms terms, BenefitTables benefits) {
        this.digest = Objects.requireNonNull(digest, "digest is null");
        this.catalogue = terms == null ? new DrugCatalogue(drugs) : new NamedCatalogue(drugs, terms);
        for (Plan plan : plans) {
            if (this.plans.put(plan.id(), plan) != null) {
                throw new IllegalArgumentException("A release must hold the plan (" + plan.id() + ") once.");
            }
        }
        this.benefits = Objects.requireNonNull(benefits, "benefits is null");
        this.drugs = drugs.stream()
                .map(DrugEntry::drug)
                .sorted(Comparator.comparing(Drug::name))
                .toList();
        drugs.forEach(drug -> duplicateClasses.put(drug.drug().ingredient(), drug.duplicateClasses()));
        drugs.forEach(drug -> drug.items().forEach(item -> items.computeIfAbsent(
                        new Key(item.plan(), item.ingredient()), any -> new ArrayList<>())
                .add(item)));
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public DrugIdentification identify(List<Code> codes, String text) {
        return catalogue.identify(codes, text);
    }

    @Override
    public Optional<Drug> drug(RxCui ingredient) {
        return catalogue.drug(ingredient);
    }

    @Override
    public Optional<Drug> drugNamed(String name) {
        return catalogue.drugNamed(name);
    }

    @Override
    public SortedSet<String> duplicateClasses(RxCui ingredient, AsOf asOf) {
        return duplicateClasses.getOrDefault(ingredient, List.of()).stream()
                .filter(one -> one.holds().contains(asOf.date()))
                .map(DuplicateClass::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<FormularyItem> item(PlanId plan, RxCui ingredient, AsOf asOf) {
        List<FormularyItem> rows = items(plan, ingredient, asOf);
        return rows.stream()
                .filter(row -> row.ownTerms().ofProducts().only().isEmpty())
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    @Override
    public List<FormularyItem> items(PlanId plan, RxCui ingredient, AsOf asOf) {
        // Asked for every product of every alternative, so that no stream is set up.
        List<FormularyItem> holding = new ArrayList<>(1);
        for (FormularyItem item : items.getOrDefault(new Key(plan, ingredient), List.of())) {
            if (item.holds().contains(asOf.date())) {
                holding.add(item);
            }
        }
        return Collections.unmodifiableList(holding);
    }

    @Override
    public List<FormularyItem> items(PlanId plan) {
        return drugs.stream()
                .flatMap(drug -> items.getOrDefault(new Key(plan, drug.ingredient()), List.of()).stream())
                .toList();
    }

    @Override
    public BenefitTables benefits() {
        return benefits;
    }

    @Override
    public List<Plan> plans() {
        return plans.values().stream().sorted(Comparator.comparing(Plan::id)).toList();
    }

    @Override
    public List<Drug> drugs() {
        return drugs;
    }

    @Override
    public Optional<Plan> plan(PlanId plan) {
        return Optional.ofNullable(plans.get(plan));
    }
}
