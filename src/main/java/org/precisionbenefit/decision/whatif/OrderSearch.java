package org.precisionbenefit.decision.whatif;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.Reconsidered;
import org.precisionbenefit.decision.counterfactual.Reached;
import org.precisionbenefit.decision.counterfactual.SingleChanges;
import org.precisionbenefit.decision.whatif.Comparing.Judged;
import org.precisionbenefit.evidence.DrugGuidance;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.PhenotypeWord;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Which single fact that is not known would change the order of the therapies? A gene's result is supposed and everything decided
 * again; a fact of a policy changes where its answers lead; what a model was not told changes its scores.
 */
final class OrderSearch {
    private static final int MOST_PHENOTYPES = 8;
    /** About half a second of a processor. */
    private static final int MOST_DECISIONS = 100;

    private static final int MOST_FACTS = 60;
    private static final int MOST_SHOWN = 20;

    private final Comparing comparing;
    private final DecisionEngine engine;
    private final List<Judged> judged;
    private final MemberProfile profile;
    private final List<TherapyRow> rows;
    private final List<RxCui> now;
    private final List<OrderChange> found = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();

    OrderSearch(Comparing comparing, DecisionEngine engine, List<Judged> judged, MemberProfile profile) {
        this.comparing = comparing;
        this.engine = engine;
        this.judged = judged;
        this.profile = profile;
        this.rows = comparing.rows(judged, null);
        this.now = drugs(rows);
    }

    private static List<RxCui> drugs(List<TherapyRow> rows) {
        return Comparing.order(rows).stream().map(row -> row.therapy().drug()).toList();
    }

    List<OrderChange> changes() {
        if (judged.size() > 1) {
            genes();
            facts();
            features();
        }
        if (found.size() > MOST_SHOWN) {
            limits.add((found.size() - MOST_SHOWN) + " more facts that would change the order are not shown.");
        }
        return found.subList(0, Math.min(MOST_SHOWN, found.size()));
    }

    List<String> limits() {
        return limits;
    }

    /** What would be is empty where the fact's own words say it. */
    private void note(OrderChange.About about, String fact, String would, List<TherapyRow> otherwise) {
        List<RxCui> order = drugs(otherwise);
        if (!order.equals(now)) {
            Map<RxCui, String> names = new TreeMap<>();
            rows.forEach(row -> names.put(row.therapy().drug(), row.therapy().name()));
            found.add(new OrderChange(
                    about,
                    fact,
                    would,
                    order,
                    "If " + fact + (would.isEmpty() ? "" : " were " + would) + ", the order would be "
                            + order.stream().map(names::get).collect(Collectors.joining(", ")) + "."));
        }
    }

    private void genes() {
        SortedSet<GeneSymbol> wanted = new TreeSet<>();
        for (Judged one : judged) {
            RxCui drug = one.therapy().drug();
            engine.evidence().guidance(drug).map(DrugGuidance::genes).ifPresent(wanted::addAll);
            wanted.addAll(engine.evidence().labels().genes(drug));
            comparing.shown(one).stream()
                    .flatMap(forecast -> engine.models().untold(forecast).stream())
                    .map(ModelRelease.Untold::gene)
                    .forEach(gene -> {
                        if (gene != null) {
                            wanted.add(gene);
                        }
                    });
        }
        int decided = 0;
        for (GeneSymbol gene : wanted) {
            List<String> phenotypes = phenotypes(gene);
            if (decided > 0 && decided + phenotypes.size() * judged.size() > MOST_DECISIONS) {
                limits.add("Of the genes that guidelines and labels look at, " + gene + " and those behind it were not"
                        + " tried.");
                return;
            }
            decided += phenotypes.size() * judged.size();
            for (String phenotype : phenotypes) {
                note(
                        OrderChange.About.GENE,
                        "the result of " + gene,
                        phenotype,
                        comparing.rows(comparing.again(judged, with(gene, phenotype)), null));
            }
        }
    }

    /** What the gene's result could be; nothing where it is known, or where only alleles are looked for. */
    private List<String> phenotypes(GeneSymbol gene) {
        Optional<GeneEvidence> known = judged.stream()
                .flatMap(one -> one.item().evidence().gene(gene).stream())
                .findFirst();
        if (known.isPresent() && known.get().reading() instanceof GeneEvidence.Known) {
            return List.of();
        }
        if (known.isPresent() && known.get().reading() instanceof GeneEvidence.Possible possible) {
            return possible.phenotypes().stream().map(Phenotype::name).toList();
        }
        return engine.evidence().gene(gene).map(GeneTable::phenotypes).stream()
                .flatMap(List::stream)
                .map(PhenotypeWord::phenotype)
                .map(Phenotype::name)
                .distinct()
                .limit(MOST_PHENOTYPES)
                .toList();
    }

    private MemberProfile with(GeneSymbol gene, String phenotype) {
        List<GeneFact> genes = new ArrayList<>(profile.genes().stream()
                .filter(fact -> !fact.gene().equals(gene))
                .toList());
        genes.add(new GeneFact(
                gene,
                null,
                phenotype,
                GeneFact.Status.FINAL,
                true,
                new Provenance(
                        "Observation/supposed",
                        Provenance.Source.DOCUMENTED,
                        judged.get(0).inputs().asOf().date())));
        return new MemberProfile(
                profile.member(),
                profile.birthDate(),
                profile.sex(),
                profile.conditions(),
                profile.medications(),
                profile.labs(),
                genes,
                profile.answers(),
                profile.further());
    }

    /** The same fact may be asked for by the policies of several therapies; it is then known to all of them. */
    private void facts() {
        Map<String, Map<Integer, Reached>> reached = new LinkedHashMap<>();
        for (int i = 0; i < judged.size(); i++) {
            for (SingleChanges.Known known : single(judged.get(i))) {
                reached.computeIfAbsent(known.words(), any -> new TreeMap<>()).put(i, known.reached());
            }
        }
        reached.forEach((words, leads) -> {
            List<TherapyRow> otherwise = new ArrayList<>(rows);
            leads.forEach((row, to) -> otherwise.set(row, leading(rows.get(row), to)));
            note(OrderChange.About.POLICY, words, "", otherwise);
        });
    }

    private List<SingleChanges.Known> single(Judged one) {
        try {
            return engine.reconsider(one.inputs(), one.therapy().item().sequence()) instanceof Reconsidered.Open open
                    ? SingleChanges.of(open, engine.policies(), MOST_FACTS)
                    : List.of();
        } catch (EvaluationFault fault) {
            limits.add("What the policy of " + one.therapy().name() + " asks for could not be tried.");
            return List.of();
        }
    }

    private static TherapyRow leading(TherapyRow row, Reached to) {
        TherapyRow.WouldBeAnswered answered = row.answered();
        return new TherapyRow(
                row.therapy(),
                new TherapyRow.WouldBeAnswered(
                        answered.action(),
                        to,
                        answered.reason(),
                        answered.because(),
                        answered.questions(),
                        answered.deciding()),
                row.effects(),
                row.constraints(),
                row.cost());
    }

    private void features() {
        List<List<Forecast>> shown = judged.stream().map(comparing::shown).toList();
        SortedMap<String, SortedSet<Float>> untold = new TreeMap<>();
        shown.stream()
                .flatMap(List::stream)
                .flatMap(forecast -> engine.models().untold(forecast).stream())
                .filter(feature -> feature.gene() == null)
                .forEach(feature -> untold.computeIfAbsent(feature.feature(), any -> new TreeSet<>())
                        .addAll(feature.values()));
        untold.forEach((feature, values) -> values.forEach(value -> {
            List<List<Forecast>> supposed = new ArrayList<>();
            for (int i = 0; i < judged.size(); i++) {
                Judged one = judged.get(i);
                supposed.add(shown.get(i).stream()
                        .map(forecast -> engine.models().supposing(one.asked(), forecast, Map.of(feature, value)))
                        .toList());
            }
            note(OrderChange.About.MODEL, feature, figure(value), comparing.rows(judged, supposed));
        }));
    }

    private static String figure(float value) {
        return new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString();
    }
}
