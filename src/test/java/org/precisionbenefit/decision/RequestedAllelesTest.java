package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.profile.Provenance.Source.ATTESTED;
import static org.precisionbenefit.profile.Provenance.Source.DOCUMENTED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The drug that is asked for, single alleles, the dose by weight, and combinations by their names in the catalogue. */
class RequestedAllelesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String SIPONIMOD_1_MG = "2594608";
    private static final String HEAD = """
        policy: made-up
        version: 2026.1
        effective: 2026-01-01
        applies to:
          ingredients: {2121085: siponimod, 2257013: elexacaftor/tezacaftor/ivacaftor}
        other ingredients: {1799212: sofosbuvir/velpatasvir}
        approve for: 365 days
        source: {title: A text, locator: page 1, last checked: 2026-11-28}
        criteria:
          all:
        """;
    private static final String LINES = """
            - {id: asked, when: requested(siponimod)}
            - {id: other-asked, when: not requested(elexacaftor/tezacaftor/ivacaftor)}
            - {id: other-line, only if: requested(elexacaftor/tezacaftor/ivacaftor), when: age >= 99 years}
            - {id: by-weight, when: dose_per_kg <= 0.0143 mg/kg}
            - {id: guard, only if: allele_tested(HLA-B*58:01), when: not allele_found(HLA-B*58:01)}
            - {id: test, when: not allele_found(HLA-B*58:01)}
            - {id: before, when: trials(sofosbuvir/velpatasvir for 56 days within 365 days) >= 1 drugs}
            - {id: genotype, when: germline_indication(elexacaftor/tezacaftor/ivacaftor)}
        """;
    private static final DecisionEngine REFERENCE = RealReleases.engine(
            rules(LINES), RealReleases.formularyFiles(), RealReleases.noModels(), new ReferenceEvaluator());
    private static final DecisionEngine DROOLS = RealReleases.engine(
            rules(LINES), RealReleases.formularyFiles(), RealReleases.noModels(), new DroolsEvaluator(1));

    private final List<LabFact> labs = new ArrayList<>();
    private final List<GeneFact> genes = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    private static SourceFiles rules(String lines) {
        String path = "policies/made-up/2026.1.policy.yaml";
        List<SourceFile> files = new ArrayList<>(
                RulesFolder.files().where(file -> !file.startsWith("policies/")).files());
        files.add(new SourceFile(path, HEAD + lines.indent(4)));
        return new SourceFiles(files);
    }

    private ItemDecision decide(String unit) {
        DecisionInputs any = AskedItems.request(AskedItems.item(1, SIPONIMOD_1_MG));
        PriorAuthRequest asked = any.request();
        RequestedItem item = new RequestedItem(
                1,
                List.of(Code.of(CodeSystem.RXNORM, SIPONIMOD_1_MG)),
                "",
                Quantity.of("30", unit),
                30,
                List.of(),
                null,
                null);
        DecisionInputs inputs = new DecisionInputs(
                any.id(),
                new PriorAuthRequest(
                        asked.identifier(),
                        null,
                        asked.urgency(),
                        new PlanId("EXAMPLE-HEALTH"),
                        asked.prescriber(),
                        null,
                        List.of(item),
                        null),
                new MemberProfile(
                        any.profile().member(),
                        LocalDate.of(1970, 1, 1),
                        any.profile().sex(),
                        List.of(),
                        List.of(),
                        labs,
                        genes,
                        answers),
                new AsOf(TODAY),
                null,
                null);
        ItemDecision decided = DROOLS.decide(inputs).items().get(0);
        assertThat(decided.evaluation())
                .as(() -> "the same by both, " + decided.remarks())
                .isNotNull()
                .isEqualTo(REFERENCE.decide(inputs).items().get(0).evaluation());
        return decided;
    }

    private TermValue value(String term, String argument) {
        return value(term, argument, "tablet");
    }

    private TermValue value(String term, String argument, String unit) {
        Evaluation evaluation = decide(unit).evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.facts().get(new TermKey(term, argument));
    }

    private Status status(String criterion) {
        Evaluation evaluation = decide("tablet").evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.findings().stream()
                .filter(finding -> finding.criterion().value().equals(criterion))
                .findFirst()
                .orElseThrow()
                .status();
    }

    /** In short: yes, no or the figure with who says so, or why it is unknown. */
    private static String said(TermValue value) {
        if (value instanceof TermValue.Unknown unknown) {
            return unknown.reason().name();
        }
        if (value instanceof TermValue.Flag flag) {
            return (flag.value() ? "yes" : "no") + who(flag.standing());
        }
        TermValue.Number number = (TermValue.Number) value;
        return number.value().toPlainString() + who(number.standing());
    }

    private static String who(Provenance.Source standing) {
        return standing == DOCUMENTED ? " documented" : " attested";
    }

    private void result(String text, GeneFact.Status status, Provenance.Source source) {
        genes.add(new GeneFact(
                new GeneSymbol("HLA-B"),
                text,
                null,
                status,
                true,
                new Provenance("Observation/" + genes.size(), source, LocalDate.of(2026, 5, 1))));
    }

    private void weighed(String value, String unit, String on) {
        labs.add(new LabFact(
                List.of(Code.of(CodeSystem.LOINC, "29463-7")),
                Quantity.of(value, unit),
                new Provenance("Observation/weight", DOCUMENTED, LocalDate.parse(on))));
    }

    @Test
    void drug_that_is_asked_for_is_always_known() {
        assertThat(said(value("requested", "siponimod"))).isEqualTo("yes documented");
        assertThat(said(value("requested", "elexacaftor/tezacaftor/ivacaftor"))).isEqualTo("no documented");
        assertThat(status("asked")).isEqualTo(Status.MET);
        assertThat(status("other-asked")).isEqualTo(Status.MET);
        assertThat(status("other-line")).isEqualTo(Status.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*58:01 positive          | yes documented | yes documented | NOT_MET        | NOT_MET",
                "*58:01 negative          | yes documented | no documented  | MET            | MET",
                "HLA-B*07:02/HLA-B*58:01  | yes documented | yes documented | NOT_MET        | NOT_MET",
                "*07:02/*44:02            | yes documented | no documented  | MET            | MET",
                "*57:01 negative          | no documented  | ABSENT         | NOT_APPLICABLE | UNKNOWN",
                "*58/*07:02               | yes documented | UNREADABLE     | UNKNOWN        | UNKNOWN",
                "see the report           | yes documented | UNREADABLE     | UNKNOWN        | UNKNOWN",
            })
    void allele_is_found_only_where_a_result_says_so(
            String text, String tested, String found, Status guard, Status test) {
        result(text, GeneFact.Status.FINAL, DOCUMENTED);
        assertThat(said(value("allele_tested", "HLA-B*58:01"))).isEqualTo(tested);
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo(found);
        assertThat(status("guard")).isEqualTo(guard);
        assertThat(status("test")).isEqualTo(test);
    }

    @Test
    void allele_without_any_result_the_guard_does_not_apply_and_the_test_is_asked_for() {
        assertThat(said(value("allele_tested", "HLA-B*58:01"))).isEqualTo("no documented");
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo("ABSENT");
        assertThat(status("guard")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status("test")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void allele_that_is_only_stated_is_somebodys_word() {
        result("*58:01 positive", GeneFact.Status.FINAL, ATTESTED);
        assertThat(said(value("allele_tested", "HLA-B*58:01"))).isEqualTo("yes attested");
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo("yes attested");
    }

    @Test
    void results_that_contradict_each_other_or_are_not_final_leave_the_allele_unknown() {
        result("*58:01 positive", GeneFact.Status.NOT_FINAL, DOCUMENTED);
        assertThat(said(value("allele_tested", "HLA-B*58:01"))).startsWith("yes");
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo("UNREADABLE");
        genes.clear();
        result("*58:01 positive", GeneFact.Status.FINAL, DOCUMENTED);
        result("*58:01 negative", GeneFact.Status.FINAL, DOCUMENTED);
        assertThat(said(value("allele_tested", "HLA-B*58:01"))).isEqualTo("yes documented");
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo("CONFLICT");
    }

    @Test
    void answer_tells_of_an_allele_that_no_result_speaks_of() {
        answers.add(new Answer(
                "allele_found(HLA-B*58:01)", "false", "", new Provenance("QuestionnaireResponse/1", ATTESTED, TODAY)));
        assertThat(said(value("allele_found", "HLA-B*58:01"))).isEqualTo("no attested");
    }

    @ParameterizedTest
    @CsvSource({
        "70, kg, 2026-11-01, tablet, 0.014286 documented",
        "80, kg, 2025-11-28, tablet, 0.0125 documented",
        "80, kg, 2025-11-27, tablet, STALE",
        "70, [stone_av], 2026-11-01, tablet, UNIT",
        "0, kg, 2026-11-01, tablet, UNREADABLE",
        "70, kg, 2026-11-01, capsule, ABSENT",
    })
    void dose_by_weight_needs_the_dose_and_a_fresh_weight(
            String weight, String unit, String on, String form, String expected) {
        weighed(weight, unit, on);
        assertThat(said(value("dose_per_kg", "", form))).isEqualTo(expected);
    }

    @Test
    void dose_by_weight_is_met_not_met_or_unknown() {
        assertThat(status("by-weight")).isEqualTo(Status.UNKNOWN);
        weighed("70", "kg", "2026-11-01");
        assertThat(status("by-weight")).isEqualTo(Status.MET);
        labs.clear();
        weighed("69", "kg", "2026-11-01");
        assertThat(status("by-weight")).isEqualTo(Status.NOT_MET);
    }

    @Test
    void dose_by_weight_takes_an_answered_weight_as_somebodys_word() {
        answers.add(new Answer(
                "body_weight(29463-7)", "80", "kg", new Provenance("QuestionnaireResponse/1", ATTESTED, TODAY)));
        assertThat(said(value("dose_per_kg", ""))).isEqualTo("0.0125 attested");
    }

    @Test
    void combination_is_found_by_its_name_in_the_catalogue() {
        assertThat(said(value("trials", "sofosbuvir/velpatasvir for 56 days within 365 days")))
                .isEqualTo("ABSENT");
        assertThat(value("germline_indication", "elexacaftor/tezacaftor/ivacaftor"))
                .isInstanceOf(TermValue.Unknown.class);
    }

    private static @Nullable String unfit(String comparison) {
        PolicyRelease release = new PolicyLoader().load(rules("    - {id: one, when: \"" + comparison + "\"}\n"));
        assertThat(release.refusals()).isEmpty();
        KnowledgeRelease knowledge =
                new KnowledgeLoader().load(RealReleases.formularyFiles().where(KnowledgeLoader::reads));
        List<Problem> problems = ReleaseCheck.check(release, knowledge);
        return problems.isEmpty() ? null : problems.get(0).toString();
    }

    @Test
    void combination_under_a_name_that_the_catalogue_does_not_know_is_named() {
        SourceFiles misnamed = rules("    - {id: one, when: paid_days(lumacaftor-ivacaftor within 90 days) >= 1 days}\n"
                + "    - {id: two, when: ldl_c_before(13457-7 before lumacaftor-ivacaftor) >= 160 mg/dL}\n");
        SourceFiles declared = new SourceFiles(misnamed.files().stream()
                .map(file -> new SourceFile(
                        file.path(), file.text().replace("sofosbuvir/velpatasvir}", "lumacaftor-ivacaftor}")))
                .toList());
        PolicyRelease release = new PolicyLoader().load(declared);
        assertThat(release.refusals()).isEmpty();
        assertThat(ReleaseCheck.check(
                        release,
                        new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads))))
                .singleElement()
                .asString()
                .contains("The drug (lumacaftor-ivacaftor) of policy made-up/2026.1 must be in the drug catalogue.");
    }

    @ParameterizedTest
    @CsvSource({
        "phenotype(SLCO1B1) not in [Poor Function; Possible Decreased Function]",
        "phenotype(G6PD) is Deficient with CNSHA",
        "adjusted_phenotype(CYP2D6) is Poor Metabolizer",
        "not allele_found(HLA-A*31:01)",
    })
    void word_that_the_gene_can_have_fits(String comparison) {
        assertThat(unfit(comparison.replace(';', ','))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "phenotype(SLCO1B1) is Poor Metabolizer, The word (poor metabolizer) of phenotype(SLCO1B1) must be one that"
                + " gene SLCO1B1",
        "phenotype(CYP2C19) is Poor Function, The word (poor function) of phenotype(CYP2C19) must be one",
        "allele_tested(HLA-B*99:99), The allele (HLA-B*99:99) must stand in the file of a gene whose method is"
                + " presence.",
        "allele_found(CYP2C9*3), The allele (CYP2C9*3) must stand in the file of a gene whose method is presence.",
    })
    void word_that_the_gene_cannot_have_is_named(String comparison, String expected) {
        assertThat(unfit(comparison))
                .startsWith("policies/made-up/2026.1.policy.yaml")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "allele_found(HLA-B), must be a well-formed allele.",
        "allele_found(HLA-B*58:01:02), must be a well-formed allele.",
        "allele_found(hla-b*58:01), must be a well-formed allele.",
        "allele_found(HLA-B*58:01 within 30 days), must be a well-formed allele.",
        "requested(sofosbuvir/velpatasvir), must stand under \"applies to\"",
        "requested(sofosbuvir//velpatasvir), must be declared in this file",
        "requested(../siponimod), must be declared in this file",
        "requested(siponimod/), must be declared in this file",
        "requested(siponimod\\), must be a well-formed ingredient.",
        "requested(siponimod) is yes, is yes or no and must stand alone",
        "dose_per_kg <= 1 mg, The unit (mg) of dose_per_kg must be mg/kg.",
    })
    void what_is_no_allele_and_no_drug_of_the_policy_is_refused(String comparison, String expected) {
        PolicyRelease release = new PolicyLoader().load(rules("    - {id: one, when: '" + comparison + "'}\n"));
        assertThat(release.refusals()).anyMatch(problem -> problem.toString().contains(expected));
    }
}
