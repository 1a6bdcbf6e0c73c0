package org.precisionbenefit.api.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.DevelopmentSignIn;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.api.Sample;

/** The pages and parts of pages, checked against their parameters by the build. */
@CheckedTemplate(basePath = "web")
final class Templates {
    private Templates() {}

    /** The start page; it says so when what is live is signed for demonstration. */
    static native TemplateInstance start(List<Sample> samples, boolean demonstration);

    /** A sample's request as it is sent. */
    static native TemplateInstance sample(Sample sample);

    /** The answer to a sent sample as a part of a page; one of view and refusal is given. */
    static native TemplateInstance answer(@Nullable DecisionView view, @Nullable RefusalView refusal);

    /** The same as a page. */
    static native TemplateInstance decision(String title, @Nullable DecisionView view, @Nullable RefusalView refusal);

    /** What came of a replay, as a part of a page. */
    static native TemplateInstance replay(Mark mark, String detail);

    /** The same as a page. */
    static native TemplateInstance replayed(String id, Mark mark, String detail);

    /** What came of holding a decision against the log, as a part of a page. */
    static native TemplateInstance verify(Mark mark, List<String> lines);

    /** The same as a page. */
    static native TemplateInstance verified(String id, Mark mark, List<String> lines);

    /** What waits. */
    static native TemplateInstance reviewQueue(QueueView view);

    /** The page on which a person decides on one item. */
    static native TemplateInstance review(ReviewPageView view);

    /** Why there is nothing to decide, or not for this person. */
    static native TemplateInstance reviewRefused(RefusalView refusal, String decision);

    /** Which facts would alter a decision. */
    static native TemplateInstance counterfactuals(CounterfactualsView view);

    /** Therapies side by side, or the form that asks for them. */
    static native TemplateInstance whatIf(
            List<Sample> samples, String decision, @Nullable WhatIfView view, @Nullable RefusalView refusal);

    /** Who signs in, in development. */
    static native TemplateInstance signIn(List<DevelopmentSignIn.Person> people, SignInView view);

    /** Which genes and drugs the knowledge speaks about, on a day. */
    static native TemplateInstance knowledge(KnowledgeView view);

    /** What is known of one gene, on a day. */
    static native TemplateInstance gene(GeneView view);

    /** Which labels the knowledge speaks about, on a day. */
    static native TemplateInstance labels(LabelListView view);

    /** What one label asks of genes and tumour markers, on a day. */
    static native TemplateInstance label(DrugLabelView view);

    /** Plans, editions and releases, and drugs that are looked for. */
    static native TemplateInstance formulary(FormularyHomeView view);

    /** What one plan says of its drugs, on a day. */
    static native TemplateInstance formularyPlan(FormularyPlanView view);

    /** Everything that one plan says of one drug. */
    static native TemplateInstance formularyDrug(FormularyDrugView view);

    /** A published edition with its plans. */
    static native TemplateInstance edition(EditionView view);

    /** What an edition says of the drugs of one plan. */
    static native TemplateInstance editionPlan(EditionPlanView view);

    /** Everything that an edition says of one drug for one plan. */
    static native TemplateInstance editionDrug(EditionDrugView view);

    /** The difference of two releases of files, or of two editions. */
    static native TemplateInstance formularyChanges(FormularyChangesView view);

    /** The policies of the live release. */
    static native TemplateInstance workbench(WorkbenchView view);

    /** One version of one policy. */
    static native TemplateInstance workbenchPolicy(WorkbenchPolicyView view);

    /** The texts of a policy version to be edited, with what a check came to. */
    static native TemplateInstance workbenchEdit(EditorView view);

    /** What a check came to, as a part of a page. */
    static native TemplateInstance workbenchCheck(PolicyCheckView checked);

    /** The latest drafts. */
    static native TemplateInstance workbenchDrafts(DraftListView view);

    /** A draft beside what is live. */
    static native TemplateInstance workbenchDraft(DraftView view);

    /** A simulation of a draft: how far it is, or what it came to. */
    static native TemplateInstance workbenchSimulation(TrialView view, boolean stops);

    /** The releases of policies. */
    static native TemplateInstance workbenchReleases(ReleaseListView view);

    /** One of them and what it changed. */
    static native TemplateInstance workbenchRelease(ReleaseListView.Row row, ReadReleases.Difference found);

    /** Why something is not shown. */
    static native TemplateInstance refused(RefusalView refusal);

    /** Why an auditor has to see a case whole. */
    static native TemplateInstance unmask(String id, @Nullable RefusalView refusal, String sent);
    /** What was found in the docket. */
    static native TemplateInstance console(ConsoleView view);

    /** Two decisions beside each other. */
    static native TemplateInstance consoleCompare(ComparisonView view);

    /** The latest samples, and the form that draws another. */
    static native TemplateInstance consoleSamples(SampleListView view);

    /** A sample with what was found on it. */
    static native TemplateInstance consoleSample(SampleView view);

    /** Measures of certain days. */
    static native TemplateInstance consoleMeasures(MeasuresView view);

    /** The measures of the federal rule. */
    static native TemplateInstance consoleProgram(ProgramView view);

    /** A case as a packet for print. */
    static native TemplateInstance packet(PacketView view);

    /** What is looked for is not there. */
    static native TemplateInstance absent(String sentence);
}
