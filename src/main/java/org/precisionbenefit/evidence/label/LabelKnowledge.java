package org.precisionbenefit.evidence.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.label.LabelAnswer.Holds;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** What labels say of genes, asked by drug. It never changes once loaded. */
public final class LabelKnowledge {
    /** A release that holds no labels. */
    public static final LabelKnowledge NONE = new LabelKnowledge(List.of());

    private final SortedMap<String, DrugLabel> byName = new TreeMap<>();
    private final SortedMap<RxCui, DrugLabel> byDrug = new TreeMap<>();
    private final SortedMap<String, LabelGenes> genes = new TreeMap<>();

    /**
     * Builds it.
     *
     * @param labels the labels, no drug twice
     */
    public LabelKnowledge(List<DrugLabel> labels) {
        for (DrugLabel label : labels) {
            if (byName.put(label.name(), label) != null) {
                throw new IllegalArgumentException("A drug must stand once.");
            }
        }
        byName.values().forEach(label -> {
            genes.put(label.name(), LabelGenes.of(label));
            if (label.drug() != null) {
                byDrug.putIfAbsent(label.drug(), label);
            }
        });
    }

    /** The genes that a label names, on whatever day. */
    public static SortedSet<GeneSymbol> genesOf(DrugLabel label) {
        return LabelGenes.of(label).all();
    }

    /** The genes that some label names, on whatever day. */
    public SortedSet<GeneSymbol> genes() {
        SortedSet<GeneSymbol> all = new TreeSet<>();
        genes.values().forEach(label -> all.addAll(label.all()));
        return all;
    }

    /** The genes that the label of a drug names, on whatever day. */
    public SortedSet<GeneSymbol> genes(RxCui drug) {
        @Nullable DrugLabel label = byDrug.get(drug);
        return label == null ? new TreeSet<>() : new TreeSet<>(genes(label).all());
    }

    /** Whether there is a label of the drug. */
    public boolean holds(RxCui drug) {
        return byDrug.containsKey(drug);
    }

    /** Whether the label of a drug asks for variants of the gene that a result is of, which may be inherited. */
    public boolean asksAbout(RxCui drug, BiomarkerFact fact) {
        @Nullable DrugLabel label = byDrug.get(drug);
        return label != null && asksAbout(label, fact);
    }

    /** The drugs whose label names one of the genes, on whatever day. */
    public SortedSet<RxCui> drugsNaming(SortedSet<GeneSymbol> named) {
        SortedSet<RxCui> drugs = new TreeSet<>(byDrug.keySet());
        drugs.removeIf(drug -> genes(drug).stream().noneMatch(named::contains));
        return drugs;
    }

    /** The drugs whose label asks for variants of a gene that one of the results is of. */
    public SortedSet<RxCui> drugsAskingAbout(List<BiomarkerFact> facts) {
        SortedSet<RxCui> drugs = new TreeSet<>(byDrug.keySet());
        drugs.removeIf(drug -> facts.stream().noneMatch(fact -> asksAbout(drug, fact)));
        return drugs;
    }

    /**
     * What the labels of drugs say whose identifier is not known, where they name one of the genes or ask for variants of a
     * gene that one of the results is of; in the order of their names.
     */
    public List<LabelSays> saysOfUnnumbered(
            SortedSet<GeneSymbol> named, List<BiomarkerFact> facts, LabelQuestion question) {
        List<LabelSays> all = new ArrayList<>();
        for (DrugLabel label : byName.values()) {
            boolean asked = genes(label).all().stream().anyMatch(named::contains)
                    || facts.stream().anyMatch(fact -> asksAbout(label, fact));
            if (label.drug() == null && asked) {
                says(label, question).ifPresent(all::add);
            }
        }
        return all;
    }

    private boolean asksAbout(DrugLabel label, BiomarkerFact fact) {
        return fact.origin() != BiomarkerFact.Origin.SOMATIC
                && genes(label).byVariant().contains(Germline.gene(fact));
    }

    private LabelGenes genes(DrugLabel label) {
        return Objects.requireNonNull(genes.get(label.name()));
    }

    /** What stands about each drug, for pages that show it. */
    public List<DrugLabel> files() {
        return List.copyOf(byName.values());
    }

    /** What the label of a drug says, as it is kept and shown; empty when no file speaks about the drug on the day. */
    public Optional<LabelSays> says(RxCui drug, LabelQuestion question) {
        return Optional.ofNullable(byDrug.get(drug)).flatMap(label -> says(label, question));
    }

    private Optional<LabelSays> says(DrugLabel label, LabelQuestion question) {
        return judge(label.name(), question) instanceof LabelAnswer.Judged judged
                ? Optional.of(LabelSays.of(
                        label.drug(),
                        judged,
                        Indication.of(judged, question.germline()).orElse(null)))
                : Optional.empty();
    }

    /** Judges the label of a drug by ingredient. */
    public LabelAnswer judge(RxCui drug, LabelQuestion question) {
        @Nullable DrugLabel label = byDrug.get(drug);
        return label == null ? new LabelAnswer.NotCovered(drug.value()) : judge(label.name(), question);
    }

    /** Judges the label of a drug by the name that its file has. */
    public LabelAnswer judge(String drug, LabelQuestion question) {
        @Nullable DrugLabel label = byName.get(drug);
        if (label == null) {
            return new LabelAnswer.NotCovered(drug);
        }
        LocalDate day = question.asOf().date();
        ConditionJudge judge = new ConditionJudge(question.seeing(genes(label).byVariant()));
        List<LabelAnswer.RuleAnswer> rules = new ArrayList<>();
        for (Dated<LabelRow> row : DrugLabel.on(day, label.rows())) {
            if (row.value().jurisdiction() == question.jurisdiction()) {
                Truth truth = judge.judge(row.value().when());
                rules.add(new LabelAnswer.RuleAnswer(row.value(), holds(truth), truth.missing(), row.source()));
            }
        }
        List<LabelAnswer.MissingTest> tests = tests(label, question, judge);
        return rules.isEmpty() && tests.isEmpty()
                ? new LabelAnswer.NotCovered(drug)
                : new LabelAnswer.Judged(drug, rules, tests);
    }

    private static List<LabelAnswer.MissingTest> tests(DrugLabel label, LabelQuestion question, ConditionJudge judge) {
        List<LabelAnswer.MissingTest> tests = new ArrayList<>();
        for (Dated<TestNeed> row : DrugLabel.on(question.asOf().date(), label.tests())) {
            TestNeed need = row.value();
            boolean asked = need.jurisdiction() == question.jurisdiction()
                    && need.need() != TestNeed.Need.NOT_REQUIRED
                    && !judge.known(need.gene());
            if (asked) {
                Truth when = judge.judge(need.when());
                if (when.state() != Truth.State.NO) {
                    tests.add(new LabelAnswer.MissingTest(need, when.missing(), row.source()));
                }
            }
        }
        return tests;
    }

    private static Holds holds(Truth truth) {
        return switch (truth.state()) {
            case YES -> Holds.APPLIES;
            case NO -> Holds.DOES_NOT_APPLY;
            case UNKNOWN -> Holds.CANNOT_TELL;
        };
    }
}
