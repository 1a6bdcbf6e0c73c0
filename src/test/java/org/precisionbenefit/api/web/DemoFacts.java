package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.evidence.Action;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Guidance;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.Strength;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.SupplyLimits;
import org.precisionbenefit.prediction.Contribution;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/** What hand-made cases are made of: a drug, a benefit, gene evidence and forecasts, each free text with a chosen end. */
final class DemoFacts {
    static final RxCui PRASUGREL = new RxCui("613391");
    static final RxCui CLOPIDOGREL = new RxCui("32968");

    private final String tail;

    DemoFacts(String tail) {
        this.tail = tail;
    }

    String text(String sentence) {
        return sentence + tail;
    }

    Citation cited(Citation citation) {
        return new Citation(text(citation.source()), text(citation.locator()), citation.lastChecked());
    }

    Provenance fact(String resource) {
        return new Provenance(text(resource), Provenance.Source.DOCUMENTED, LocalDate.of(2026, 10, 2));
    }

    DrugIdentification drug() {
        DrugProduct product = new DrugProduct(
                new RxCui("855812"),
                text("prasugrel 10 MG Oral Tablet"),
                "10 mg",
                "tablet",
                List.of(),
                DemoPolicy.PLAN);
        return new DrugIdentification.Identified(
                new Drug(PRASUGREL, "prasugrel", List.of(product)), product, DrugIdentification.FoundBy.PRODUCT_CODE);
    }

    FormularyItem benefit() {
        return new FormularyItem(
                new PlanId("DEMO-COMMERCIAL"),
                PRASUGREL,
                DrugTier.NON_PREFERRED_BRAND,
                true,
                List.of(CLOPIDOGREL),
                new SupplyLimits(new QuantityLimit(new BigDecimal("30"), text("tablet"), 30), 90),
                new Period(LocalDate.of(2026, 1, 1), null),
                cited(DemoPolicy.PLAN));
    }

    Evidence evidence() {
        GeneSymbol gene = new GeneSymbol("CYP2C19");
        Phenotype poor = new Phenotype(text("Poor Metabolizer"));
        GeneEvidence known = new GeneEvidence(
                gene,
                new GeneEvidence.Known(poor, text("*2/*2"), cited(DemoPolicy.GUIDELINE)),
                Provenance.Source.DOCUMENTED,
                List.of(text("Rare alleles were not looked for.")),
                List.of(fact("Observation/cyp2c19")));
        GeneEvidence unclear = new GeneEvidence(
                new GeneSymbol("CYP2D6"),
                new GeneEvidence.Unreadable(
                        GeneEvidence.Reason.UNKNOWN_ALLELE, text("An allele is not in the knowledge files.")),
                Provenance.Source.ATTESTED,
                List.of(),
                List.of(fact("Observation/cyp2d6")));
        Guidance avoid = new Guidance(
                CLOPIDOGREL,
                gene,
                poor,
                text("acs-pci"),
                Action.AVOID,
                Strength.STRONG,
                List.of(PRASUGREL, new RxCui("1116632")),
                cited(DemoPolicy.GUIDELINE));
        return new Evidence(
                List.of(known, unclear),
                List.of(
                        new GuidanceAnswer.Given(avoid, known, null, null),
                        new GuidanceAnswer.NotCovered(PRASUGREL, null),
                        new GuidanceAnswer.CannotTell(
                                new RxCui("1116632"), List.of("indication"), text("The indication was not sent."))));
    }

    Forecast scored(String model, ModelStage stage) {
        return new Forecast(
                model + tail,
                Digest.of(model),
                stage,
                List.of(
                        new Forecast.FeatureValue("age_years" + tail, Float.floatToRawIntBits(71f)),
                        new Forecast.FeatureValue("creatinine_clearance", Float.floatToRawIntBits(48.5f)),
                        new Forecast.FeatureValue("prior_bleeding", Float.floatToRawIntBits(Float.NaN))),
                new Forecast.Scored(Float.floatToRawIntBits(-1.9f), "0.130608"));
    }

    Forecast abstained() {
        return new Forecast(
                "renal",
                Digest.of("renal"),
                ModelStage.SHADOW,
                List.of(),
                new Forecast.Abstained(Forecast.Why.OUT_OF_RANGE, text("A feature lies outside the trained range.")));
    }

    Explanation explanation() {
        List<Contribution> parts = List.of(
                new Contribution("(base)", "-2.310000"),
                new Contribution("age_years" + tail, "0.412345"),
                new Contribution("creatinine_clearance", "-0.220000"),
                new Contribution("prior_bleeding", "0.108000"),
                new Contribution("loss_of_function_alleles_count", "0.060000"));
        return new Explanation(List.of(
                new Explanation.ScoreExplanation(1, "bleeding" + tail, parts),
                new Explanation.ScoreExplanation(1, "mace" + tail, parts)));
    }
}
