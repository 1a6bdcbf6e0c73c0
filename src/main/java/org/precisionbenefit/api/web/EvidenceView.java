package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.DoseCheck;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.GuidanceDetail;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the genes say.
 *
 * @param genes one entry per gene
 * @param guidance what guidelines say, one row per drug that one speaks about
 * @param labels what labels say, apart from guidelines
 * @param tumours what labels make of the tumour's markers
 * @param open sentences on drugs of which it cannot be told, or of which no guideline speaks
 */
public record EvidenceView(
        List<GeneView> genes,
        List<GuidanceView> guidance,
        List<LabelView> labels,
        List<TumourView> tumours,
        List<String> open) {
    public EvidenceView {
        genes = List.copyOf(genes);
        guidance = List.copyOf(guidance);
        labels = List.copyOf(labels);
        tumours = List.copyOf(tumours);
        open = List.copyOf(open);
    }

    static EvidenceView of(Evidence evidence, Function<RxCui, String> names) {
        List<GuidanceView> given = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (GuidanceAnswer answer : evidence.guidance()) {
            String drug = names.apply(answer.drug());
            if (answer instanceof GuidanceAnswer.Given row) {
                given.add(GuidanceView.of(row, names));
            } else if (answer instanceof GuidanceAnswer.CannotTell unclear) {
                open.add(drug + ": " + unclear.detail());
            } else {
                String detail = ((GuidanceAnswer.NotCovered) answer).detail();
                open.add(drug + ": "
                        + (detail == null ? "no guideline in the knowledge release speaks about it." : detail));
            }
        }
        evidence.doseChecks().stream()
                .filter(check -> check.result() == DoseCheck.Result.CANNOT_TELL)
                .forEach(check -> open.add(names.apply(check.drug()) + ", " + Words.plain(check.limit()) + " "
                        + check.amount().text() + ": " + check.detail()));
        open.addAll(TumourView.others(evidence));
        return new EvidenceView(
                evidence.genes().stream().map(GeneView::of).toList(),
                given,
                LabelView.of(evidence),
                TumourView.of(evidence),
                open);
    }

    /** The same, and that something was sent which is not read. */
    EvidenceView withholding(List<WithheldFact> withheld) {
        List<String> all = new ArrayList<>(open);
        withheld.forEach(fact -> all.add(WithheldWords.of(fact)));
        return new EvidenceView(genes, guidance, labels, tumours, all);
    }

    /** The same, and how many of the plan's own records nobody looked at. */
    EvidenceView withoutRecords(int withheld) {
        if (withheld == 0) {
            return this;
        }
        List<String> all = new ArrayList<>(open);
        all.add(WithheldWords.ofRecords(withheld));
        return new EvidenceView(genes, guidance, labels, tumours, all);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return genes.isEmpty() && guidance.isEmpty() && labels.isEmpty() && tumours.isEmpty() && open.isEmpty();
    }

    /**
     * One gene.
     *
     * @param gene its symbol
     * @param reading the diplotype and phenotype, or why there is none
     * @param known whether there is a phenotype
     * @param standing what kind of statement stands behind it
     * @param source the knowledge row, or null when there is no phenotype
     * @param limitations what the result cannot tell
     * @param from the results it was read from
     */
    public record GeneView(
            String gene,
            Reading reading,
            boolean known,
            String standing,
            @Nullable CitationView source,
            List<String> limitations,
            List<FactView> from) {
        public GeneView {
            Objects.requireNonNull(gene, "gene is null");
            Objects.requireNonNull(reading, "reading is null");
            Objects.requireNonNull(standing, "standing is null");
            limitations = List.copyOf(limitations);
            from = List.copyOf(from);
        }

        static GeneView of(GeneEvidence gene) {
            String diplotype = "";
            String says = "";
            CitationView source = null;
            if (gene.reading() instanceof GeneEvidence.Known known) {
                diplotype = known.diplotype() == null ? "" : known.diplotype();
                says = known.phenotype().name();
                source = CitationView.of(known.source());
            } else if (gene.reading() instanceof GeneEvidence.Possible possible) {
                diplotype = String.join(" or ", possible.diplotypes());
                says = possible.detail();
            } else if (gene.reading() instanceof GeneEvidence.Unreadable unreadable) {
                says = unreadable.detail();
            }
            return new GeneView(
                    gene.gene().value(),
                    new Reading(diplotype, says),
                    source != null,
                    Words.standing(gene.standing()),
                    source,
                    gene.limitations(),
                    FactView.of(gene.from()));
        }
    }

    /**
     * What a gene's results say.
     *
     * @param diplotype the diplotype, or empty
     * @param says the phenotype, or the sentence that says why there is none
     */
    public record Reading(String diplotype, String says) {}

    /**
     * What a guideline says about one drug.
     *
     * @param drug the drug's name
     * @param action what to do
     * @param strength how strongly, and for which population
     * @param alternatives drugs to use instead, possibly empty
     * @param source the guideline row
     */
    public record GuidanceView(String drug, String action, String strength, String alternatives, CitationView source) {

        static GuidanceView of(GuidanceAnswer.Given given, Function<RxCui, String> names) {
            Guidance row = given.guidance();
            GuidanceDetail detail = given.detail();
            return new GuidanceView(
                    names.apply(row.drug()),
                    detail == null
                            ? Words.action(row.action())
                            : detail.advice().stream()
                                    .map(advice -> Words.action(advice.action()) + advice.details())
                                    .collect(Collectors.joining(". ")),
                    Words.strength(row.strength()) + ", " + row.population(),
                    row.alternatives().stream().map(names).collect(Collectors.joining(", ")),
                    CitationView.of(row.source()));
        }
    }
}
