package org.precisionbenefit.decision.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/**
 * Invents requests from a seed, over all policies of two releases. Nothing of it is about anybody: values are drawn about the
 * thresholds and words of both releases, each thing independently of the others, so that its shares say how policies differ and
 * nothing about how many real members they meet. A request is found by its number alone, so that any part can be made again.
 * Of four requests the third and fourth are the same member's. Where two policies differ, every other request goes the way of a
 * line in which they do: a difference is to be seen.
 */
public final class RequestGenerator {
    private static final int OF_ONE_BATCH = 4;
    private static final int MEMBERS_OF_A_BATCH = 3;
    private static final int YEAR = 365;
    private static final int MONTHS = 12;
    private static final int MOST_MONTHS = 1_140;
    private static final List<String> SEXES = List.of("female", "male");
    /** The words of guidelines for populations. They are labels of a report and reach no policy. */
    private static final List<String> ANCESTRIES = List.of(
            "African American or Afro-Caribbean",
            "American",
            "Central or South Asian",
            "East Asian",
            "European",
            "Latino",
            "Near Eastern",
            "Oceanian",
            "Sub-Saharan African");

    private final PolicyRelease before;
    private final PolicyRelease after;
    private final FormularyRelease formulary;
    private final long seed;
    private final List<Subject> subjects;
    private final GivenTerms given;
    private final MonthlyCost costs;
    private final ConcurrentMap<String, DrawnTerms> terms = new ConcurrentHashMap<>();

    /** What may be asked for: a drug under a plan, on days from the one on which the latest version holds. */
    private record Subject(RxCui drug, Plan plan, LocalDate from) {}

    /**
     * Builds a generator.
     *
     * @param before the earlier release
     * @param after the later release
     * @param formulary drugs, plans and prices
     * @param seed the seed
     * @throws IllegalArgumentException when neither release has a policy on a drug of a plan
     */
    public RequestGenerator(PolicyRelease before, PolicyRelease after, FormularyRelease formulary, long seed) {
        this.before = Objects.requireNonNull(before, "before is null");
        this.after = Objects.requireNonNull(after, "after is null");
        this.formulary = Objects.requireNonNull(formulary, "formulary is null");
        this.seed = seed;
        this.subjects = subjects();
        this.given = new GivenTerms(formulary, after);
        this.costs = new MonthlyCost(formulary);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException(
                    "No request can be invented, because no policy covers a drug of a plan. Name the folder of rules.");
        }
    }

    private List<Subject> subjects() {
        SortedMap<RxCui, LocalDate> drugs = new TreeMap<>();
        Stream.concat(before.policies().stream(), after.policies().stream()).forEach(policy -> policy.scope()
                .ingredients()
                .forEach(drug ->
                        drugs.merge(drug, policy.holds().start(), (one, other) -> one.isAfter(other) ? one : other)));
        List<Subject> found = new ArrayList<>();
        drugs.forEach((drug, from) -> {
            AsOf first = new AsOf(from);
            List<Plan> plans = formulary.plans().stream()
                    .filter(plan -> before.policyFor(drug, plan.id(), first).isPresent()
                            || after.policyFor(drug, plan.id(), first).isPresent())
                    .sorted(Comparator.comparing(Plan::id))
                    .toList();
            List<Plan> listing = plans.stream()
                    .filter(plan -> formulary.item(plan.id(), drug, first).isPresent())
                    .toList();
            (listing.isEmpty() ? plans : listing).forEach(plan -> found.add(new Subject(drug, plan, from)));
        });
        return List.copyOf(found);
    }

    /** The request of a number, from 0. */
    public SimulatedRequest request(long number) {
        long member =
                number / OF_ONE_BATCH * MEMBERS_OF_A_BATCH + Math.min(number % OF_ONE_BATCH, MEMBERS_OF_A_BATCH - 1L);
        SplitMix ofMember = SplitMix.of(seed, member, "member");
        SplitMix ofRequest = SplitMix.of(seed, number, "request");
        Subject subject = ofMember.pick(subjects);
        AsOf asOf = new AsOf(subject.from().plusDays(ofRequest.below(YEAR)));
        FactDrawing.Care care = ofRequest.pick(List.of(
                FactDrawing.Care.GOOD,
                FactDrawing.Care.GOOD,
                FactDrawing.Care.MIDDLING,
                FactDrawing.Care.MIDDLING,
                FactDrawing.Care.POOR));
        DrawnTerms asked = terms(subject, asOf);
        int born = months(ofMember, asked);
        int aged = born + (int) ChronoUnit.MONTHS.between(subject.from(), asOf.date());
        FormularyItem row =
                formulary.item(subject.plan().id(), subject.drug(), asOf).orElse(null);
        RequestedItem item = item(ofRequest, subject, row);
        int days = Objects.requireNonNullElse(item.daysSupply(), 30);
        Facts facts = new FactDrawing(seed, number, care)
                .facts(
                        asked,
                        given.of(asked, new GivenTerms.Given(subject.plan(), subject.drug(), row, asOf, days, aged)));
        return new SimulatedRequest(
                seed + "-" + number,
                new SimulatedRequest.Who("m" + member, groups(ofMember, aged)),
                new SimulatedRequest.What(
                        subject.plan().id(),
                        subject.drug(),
                        item,
                        asOf,
                        costs.of(subject.plan().id(), subject.drug(), item, asOf)),
                facts,
                facts);
    }

    private DrawnTerms terms(Subject subject, AsOf asOf) {
        Policy one = before.policyFor(subject.drug(), subject.plan().id(), asOf).orElse(null);
        Policy other =
                after.policyFor(subject.drug(), subject.plan().id(), asOf).orElse(null);
        String key = digest(one) + digest(other);
        DrawnTerms known = terms.get(key);
        if (known == null) {
            known = DrawnTerms.of(one, before, other, after);
            terms.put(key, known);
        }
        return known;
    }

    private static String digest(@Nullable Policy policy) {
        return policy == null ? "-" : policy.digest().hex();
    }

    /** Mostly an age that the policies allow, by years about their borders; without a border any age. */
    private static int months(SplitMix chance, DrawnTerms asked) {
        List<BigDecimal> borders = asked.things().values().stream()
                .filter(thing -> thing.term().source() == TermSource.MEMBER_AGE)
                .flatMap(thing -> thing.figures().stream())
                .toList();
        int any = chance.below(MOST_MONTHS);
        if (borders.isEmpty() || chance.chance(25)) {
            return any;
        }
        int border = chance.pick(borders).intValue() * MONTHS;
        return chance.chance(40)
                ? Math.max(0, border - MONTHS + chance.below(2 * MONTHS))
                : border + chance.below(Math.max(1, MOST_MONTHS - border));
    }

    /** The amount of the plan's limit, or twice that. */
    private RequestedItem item(SplitMix chance, Subject subject, @Nullable FormularyItem row) {
        QuantityLimit limit = row == null ? null : row.supplyLimits().quantity();
        boolean twice = chance.chance(5);
        Quantity quantity = limit == null
                ? null
                : new Quantity(limit.quantity().multiply(BigDecimal.valueOf(twice ? 2 : 1)), limit.unit());
        return new RequestedItem(
                1,
                List.of(Code.of(CodeSystem.RXNORM, subject.drug().value())),
                formulary.drug(subject.drug()).map(Drug::name).orElse(""),
                quantity,
                limit == null ? 30 : limit.daysSupply(),
                List.of());
    }

    private static SortedMap<String, String> groups(SplitMix chance, int months) {
        SortedMap<String, String> groups = new TreeMap<>();
        groups.put("age", AgeBand.of(months / MONTHS));
        groups.put("ancestry", chance.pick(ANCESTRIES));
        groups.put("sex", chance.pick(SEXES));
        return groups;
    }

    /** How many drugs under plans it draws from. */
    public int subjectCount() {
        return new TreeSet<>(subjects.stream()
                        .map(subject -> subject.drug() + "/" + subject.plan().id())
                        .toList())
                .size();
    }
}
