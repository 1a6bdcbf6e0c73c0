package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.terminology.Digest;

/** Pages of one edition whose rows are in memory. */
public record PagesInMemory(long id, List<PublishedRow> rows) implements EditionPages {
    /** Since when the edition answers. */
    public static final Instant SINCE = Instant.parse("2026-02-03T04:05:06.789Z");

    public PagesInMemory {
        rows = List.copyOf(rows);
    }

    /** The edition that holds the rows. */
    public Edition edition() {
        return new Edition(
                id,
                new EditionHead("family-" + id, LocalDate.of(2026, 1, 1), SINCE, "ann"),
                EditionState.ACTIVE,
                Digest.of("rows " + id),
                LoadCounts.NONE,
                List.of(),
                List.of());
    }

    /** What is published of it. */
    public Publication publication() {
        return new EditionPublication(answering(LocalDate.EPOCH, SINCE).get(0), this);
    }

    private <T extends PublishedRow> Stream<T> of(Class<T> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public List<Answering> answering(LocalDate day, Instant knownAt) {
        return List.of(new Answering(edition(), SINCE));
    }

    @Override
    public List<String> lists(Edition edition) {
        List<String> lists = new ArrayList<>(
                new TreeSet<>(of(PublishedItem.class).map(PublishedItem::list).toList()));
        of(PublishedPlan.class)
                .flatMap(plan -> plan.lists().stream())
                .sorted()
                .filter(list -> !lists.contains(list))
                .forEach(lists::add);
        return lists.stream().distinct().toList();
    }

    @Override
    public List<Offered> offered(Edition edition) {
        return of(PublishedPlan.class)
                .flatMap(plan -> of(PublishedCost.class)
                        .filter(cost -> cost.plan().equals(plan.id()))
                        .flatMap(cost -> plan.lists().stream()
                                .map(list -> new Offered(
                                        list,
                                        cost.tier() == null ? "" : cost.tier().word(),
                                        cost.pharmacy(),
                                        cost.days()))))
                .distinct()
                .toList();
    }

    private static String key(PublishedDrug drug, boolean coded) {
        return coded ? drug.code().value() : drug.name();
    }

    private static Predicate<PublishedDrug> from(From from) {
        return drug -> (drug.code().kind() != DrugCode.Kind.NONE) == from.coded()
                && key(drug, from.coded()).compareTo(from.key()) >= 0;
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, From from, int most) {
        return of(PublishedItem.class)
                .filter(item -> item.list().equals(list) && from(from).test(item.drug()))
                .sorted(Comparator.<PublishedItem, String>comparing(item -> key(item.drug(), from.coded()))
                        .thenComparing(PublishedItem::line))
                .skip(from.skipped())
                .limit(most)
                .toList();
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, DrugCode drug) {
        return of(PublishedItem.class)
                .filter(item -> item.list().equals(list) && item.drug().code().equals(drug))
                .sorted(Comparator.comparing(PublishedItem::line))
                .toList();
    }

    @Override
    public List<PublishedIndication> indications(Edition edition, String list, String first, String last) {
        return of(PublishedIndication.class)
                .filter(one -> one.list().equals(list)
                        && one.drug().value().compareTo(first) >= 0
                        && one.drug().value().compareTo(last) <= 0)
                .toList();
    }

    @Override
    public List<PublishedDrug> drugs(Edition edition, From from, int most) {
        List<PublishedDrug> drugs = of(PublishedItem.class)
                .map(item ->
                        new PublishedDrug(item.drug().code(), "", item.drug().name()))
                .filter(from(from))
                .distinct()
                .sorted(Comparator.<PublishedDrug, String>comparing(drug -> key(drug, from.coded()))
                        .thenComparing(drug -> drug.code().kind())
                        .thenComparing(PublishedDrug::name))
                .toList();
        List<String> keys = drugs.stream()
                .map(drug -> key(drug, from.coded()))
                .distinct()
                .limit(from.coded() ? most : most + from.skipped())
                .toList();
        return drugs.stream()
                .filter(drug -> keys.contains(key(drug, from.coded())))
                .toList();
    }

    @Override
    public List<PublishedPlan> plans(Edition edition, String after, int most) {
        return of(PublishedPlan.class)
                .filter(plan -> plan.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(PublishedPlan::id))
                .limit(most)
                .toList();
    }

    @Override
    public @Nullable PublishedPlan plan(Edition edition, String plan) {
        return of(PublishedPlan.class)
                .filter(one -> one.id().equals(plan))
                .findFirst()
                .orElse(null);
    }

    @Override
    public SortedMap<String, List<PublishedCost>> costs(Edition edition, List<String> plans) {
        return of(PublishedCost.class)
                .filter(cost -> plans.contains(cost.plan()))
                .collect(Collectors.groupingBy(PublishedCost::plan, TreeMap::new, Collectors.toList()));
    }
}
