package org.precisionbenefit.prediction.xgboost;

import java.util.List;

/** Writes a model's card in the form of the Coalition for Health AI's applied model card, version .2. */
final class AppliedCard {
    private static final String NAMESPACE = "https://mc.chai.org/v0.2/schema.xsd";

    private final CardFacts facts;
    private final StringBuilder xml = new StringBuilder();
    private int depth;

    private AppliedCard(CardFacts facts) {
        this.facts = facts;
    }

    static String of(CardFacts facts) {
        AppliedCard card = new AppliedCard(facts);
        card.write();
        return card.xml.toString();
    }

    private void write() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AppliedModelCard xmlns=\"")
                .append(NAMESPACE)
                .append("\">\n");
        depth = 1;
        basics();
        uses();
        trust();
        open("KeyMetrics");
        metric(
                "UsefulnessUsabilityEfficacy",
                "Members with the outcome are told from those without better than by chance, and the simpler of two ways"
                        + " is served unless the other is better elsewhere",
                List.of("auc", "mean_error"));
        fairness();
        metric(
                "SafetyReliability",
                "Sets hold the outcome in nine of ten members, and what cannot be said is not said",
                List.of("coverage", "abstained"));
        close("KeyMetrics");
        open("Resources");
        element("EvaluationReferences", "docs/models/" + facts.id() + ".md; docs/models/evaluation for published data");
        element(
                "PeerReviewedPublications",
                "None of this model; the sources of its effects stand in its cohort's file");
        element("PatientConsentOrDisclosure", "No person's data was used. A member may choose not to be scored");
        close("Resources");
        element("Bibliography", "See the sources of the cohort in docs/models/cohorts");
        xml.append("</AppliedModelCard>\n");
    }

    private void basics() {
        open("BasicInfo");
        element("ModelName", facts.manifest().at("title").text() + " (" + facts.id() + ")");
        element("ModelDeveloper", "precision-benefit-engine");
        element("DeveloperContact", facts.says("developer"));
        close("BasicInfo");
        open("ReleaseInfo");
        element("ReleaseStage", "Shadow outside a marked demonstration: evaluated on invented members only");
        element("ReleaseDate", facts.protocol().at("training").at("written").text());
        element(
                "ReleaseVersion",
                facts.release() + ", SHA-256 "
                        + facts.manifest().at("model_sha256").text());
        element("GlobalAvailability", "United States");
        element("RegulatoryApproval", "None sought: a payer's review, in which a person decides");
        close("ReleaseInfo");
        open("ModelSummary");
        element("Summary", facts.manifest().at("predicts").text());
        open("Keywords");
        element("Keyword", "prior authorization");
        element("Keyword", facts.manifest().at("outcome").at("name").text());
        close("Keywords");
        close("ModelSummary");
    }

    private void uses() {
        open("UsesAndDirections");
        element("IntendedUseAndWorkflow", facts.says("intended_use"));
        element("PrimaryIntendedUsers", facts.says("users"));
        element("HowToUse", facts.says("decision_role"));
        element("TargetedPatientPopulation", facts.says("population"));
        element("CautionedOutOfScopeSettings", facts.says("cautions"));
        close("UsesAndDirections");
        open("Warnings");
        element("KnownRisksAndLimitations", facts.says("risks"));
        element("KnownBiasesOrEthicalConsiderations", facts.says("bias_mitigation"));
        element(
                "ClinicalRiskLevel",
                "Low in shadow; where it may help towards a yes, a person can still say otherwise and the criteria of"
                        + " safety stand apart from it");
        close("Warnings");
    }

    private void trust() {
        open("TrustIngredients");
        open("AISystemFacts");
        element("OutcomesAndOutputs", facts.says("value"));
        element(
                "ModelType",
                facts.served().equals("trees")
                        ? "Five ensembles of boosted trees, each question a threshold, at most four questions deep"
                        : "Five logistic regressions");
        element(
                "InputDataSource",
                "The facts of a request and of the member on its day: " + facts.says("inputs_of_groups"));
        element(
                "OutputAndInputDataTypes",
                "Numbers and flags in, a probability with interval, set and contributions out");
        element("DevelopmentDataCharacterization", facts.says("training_data"));
        element("BiasMitigationApproaches", facts.says("fairness_approach"));
        element("OngoingMaintenance", facts.says("validity_monitoring"));
        element(
                "Security",
                "Every file's digest stands in the manifest and is compared before it is read; a release is signed by two"
                        + " people");
        element(
                "Transparency",
                "Protocol, cohort, files and figures are public and are trained again to the same bytes");
        close("AISystemFacts");
        open("TransparencyInformation");
        element("FundingSource", facts.says("funding"));
        element(
                "ThirdPartyInformation",
                "Trained with XGBoost " + ManifestWriter.XGBOOST_VERSION + " where trees are served");
        element("StakeholdersConsulted", "None yet");
        close("TransparencyInformation");
        close("TrustIngredients");
    }

    private void metric(String name, String goal, List<String> figures) {
        open(name);
        element("MetricGoal", goal);
        open("Results");
        for (boolean same : new boolean[] {true, false}) {
            for (String figure : figures) {
                JsonCursor place = facts.place(same);
                JsonCursor at = place.has(figure)
                        ? place.at(figure)
                        : place.at(facts.served()).at(figure);
                result(
                        figure + (same ? ", same source" : ", elsewhere"),
                        at.node().toString());
            }
        }
        close("Results");
        described(facts.says("validity_same"), "Held-out and external");
        close(name);
    }

    private void fairness() {
        open("FairnessEquity");
        element("MetricGoal", facts.says("fairness_approach"));
        open("Results");
        for (JsonCursor group : facts.groups(true)) {
            result(
                    group.at("attribute").text() + " " + group.at("group").text(),
                    group.node().toString());
        }
        close("Results");
        described(facts.says("representativeness"), "By group, held out");
        close("FairnessEquity");
    }

    private void described(String interpretation, String type) {
        element("Interpretation", interpretation);
        element("TestType", type);
        element("TestingDataDescription", facts.says("external_data") + ". " + facts.says("external_demographics"));
        element("ValidationProcessAndJustification", facts.says("external_process"));
    }

    private void result(String label, String json) {
        open("MetricResult");
        element("Label", label);
        element("ValueJson", json);
        close("MetricResult");
    }

    private void open(String name) {
        indent().append('<').append(name).append(">\n");
        depth++;
    }

    private void close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    private void element(String name, String text) {
        indent().append('<')
                .append(name)
                .append('>')
                .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private StringBuilder indent() {
        return xml.append("  ".repeat(depth));
    }
}
