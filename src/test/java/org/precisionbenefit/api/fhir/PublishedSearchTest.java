package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.formulary.publish.PagesInMemory;
import org.precisionbenefit.formulary.publish.Publication;

class PublishedSearchTest {
    private static final String SERVER = "http://localhost:8080/fhir/";
    private static final int MANY = 450;

    private final List<Publication> publications = List.of(PublishedExamples.files(), edition());
    private final FormularyAnswers answers =
            new FormularyAnswers(new PublishedSearch(() -> publications), new OperationOutcomeWriter(Decided.CONTEXT));

    /** A plan with a list of many drugs. */
    private static Publication edition() {
        List<PublishedRow> rows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String tier = i == MANY - 1 ? "brand" : "generic";
            rows.add(new PublishedItem(
                    "GOLD",
                    new PublishedDrug(
                            new DrugCode(DrugCode.Kind.RXNORM, Integer.toString(5_000_000 + i)),
                            "",
                            "Drug number " + i),
                    new PublishedTier(tier, tier),
                    RuleFlags.of(Flag.NO, Flag.NO, Flag.NO),
                    null,
                    CoverageTerms.ORDINARY,
                    new Availability(
                            Availability.Status.ACTIVE, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))));
        }
        rows.add(new PublishedPlan("GOLD-1", "Gold, plan", List.of("GOLD"), null, Flag.UNKNOWN, Availability.UNSAID));
        return new PagesInMemory(9, rows).publication();
    }

    private Response ask(String address, @Nullable String prefer) {
        URI uri = URI.create(address.replace("|", "%7C"));
        PublishedType type =
                PublishedType.of(uri.getPath().replaceAll(".*/", "")).orElseThrow();
        return answers.search(type, FormularyAnswers.parameters(uri.getRawQuery()), prefer, SERVER);
    }

    private Bundle bundle(String address) {
        Response answer = ask(address, "handling=strict");
        assertThat(answer.getStatus()).as(() -> (String) answer.getEntity()).isEqualTo(200);
        return Decided.parse((String) answer.getEntity());
    }

    private static List<String> found(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private OperationOutcome refused(String address, int status) {
        Response answer = ask(address, "handling=strict");
        assertThat(answer.getStatus()).as(address).isEqualTo(status);
        OperationOutcome outcome =
                Decided.CONTEXT.newJsonParser().parseResource(OperationOutcome.class, (String) answer.getEntity());
        assertThat(outcome.getIssue()).hasSize(1);
        assertThat((String) answer.getEntity()).doesNotContain("CANARY");
        return outcome;
    }

    @Test
    void pages_lead_through_everything_and_repeat_nothing() {
        for (int count : new int[] {7, 200}) {
            List<String> all = new ArrayList<>();
            Bundle page = bundle(SERVER + "Basic?formulary=InsurancePlan/e9-GOLD.formulary&_count=" + count);
            while (true) {
                assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(count);
                all.addAll(found(page));
                if (page.getLink("next") == null) {
                    break;
                }
                assertThat(page.hasTotal()).isFalse();
                page = bundle(page.getLink("next").getUrl());
            }
            assertThat(all).hasSize(MANY).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "InsurancePlan?_id=e9-GOLD-1, 1",
        "InsurancePlan?identifier=GOLD-1, 1",
        "InsurancePlan?identifier=urn:precision-benefit:plan|GOLD-1, 1",
        "InsurancePlan?identifier=http://elsewhere|GOLD-1, 0",
        "InsurancePlan?name=gold, 1",
        "InsurancePlan?name:exact=gold, 0",
        "InsurancePlan?name:contains=LAN&identifier=GOLD-1, 1",
        "InsurancePlan?name=Gold%5C%2C%20plan, 1",
        "InsurancePlan?coverage-type=DRUGPOL&identifier=GOLD-1, 1",
        "InsurancePlan?type=DRUGPOL&identifier=GOLD, 1",
        "InsurancePlan?formulary-coverage=InsurancePlan/e9-GOLD.formulary, 1",
        "InsurancePlan?formulary-coverage=e9-GOLD.formulary, 1",
        "InsurancePlan?formulary-coverage:InsurancePlan=e9-GOLD.formulary, 1",
        "InsurancePlan?coverage-area=Location/state-TX, 1",
        "InsurancePlan?status=active&identifier=GOLD-1, 1",
        "InsurancePlan?status:not=active, 0",
        "InsurancePlan?period=ge2026-01-01&identifier=GOLD, 1",
        "InsurancePlan?period:missing=true&identifier=GOLD-1, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&period=2026, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&period=2027, 0",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&period=gt2026-12-31, 0",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&period=ap2026-06, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&period=eb2027-01-01T00:00:00Z, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&code=formulary-item&status=active, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&pharmacy-benefit-type:missing=true, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&_lastUpdated=2026-02-03, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&_lastUpdated=2026-02-03T04:05:06.789Z, 1",
        "Basic?drug-tier=brand&formulary=e9-GOLD.formulary&_lastUpdated=gt2026-02-03, 0",
        "Basic?subject=MedicationKnowledge/nothing, 0",
        "MedicationKnowledge?code=http://www.nlm.nih.gov/research/umls/rxnorm|5000007, 1",
        "'MedicationKnowledge?code=5000007,5000008', 2",
        "MedicationKnowledge?code=5000007&code=5000008, 0",
        "MedicationKnowledge?drug-name=drug%20number%20447, 1",
        "MedicationKnowledge?drug-name:contains=NUMBER%20447, 1",
        "MedicationKnowledge?code=309362&status=active&doseform=oral-tablet, 1",
        "Location?address-state=NY, 1",
        "Location?address=ny, 1",
        "Location?address-city=Albany, 0",
        "Location?_id=state-NY, 1"
    })
    void search_finds_what_it_names(String query, int count) {
        Bundle bundle = bundle(SERVER + query);
        assertThat(found(bundle)).hasSize(count);
        assertThat(bundle.getTotal()).isEqualTo(count);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
    }

    @Test
    void every_parameter_that_the_statement_names_can_be_searched_and_every_include_is_one() {
        CapabilityStatement statement = Decided.CONTEXT
                .newJsonParser()
                .parseResource(
                        CapabilityStatement.class,
                        new MetadataWriter(Decided.CONTEXT, "1", LocalDate.of(2026, 11, 21)).write());
        assertThat(statement.getInstantiates()).hasSize(1);
        assertThat(statement.getRestFirstRep().getResource()).hasSize(5);
        statement.getRestFirstRep().getResource().stream()
                .filter(resource -> !resource.getType().equals("Claim"))
                .forEach(resource -> {
                    resource.getSearchParam()
                            .forEach(parameter -> bundle(SERVER + resource.getType() + "?" + parameter.getName()
                                    + (parameter.getType().toCode().equals("date") ? "=2026" : "=something")));
                    resource.getSearchInclude()
                            .forEach(
                                    include -> bundle(SERVER + resource.getType() + "?_include=" + include.getValue()));
                });
    }

    @Test
    void includes_bring_what_is_referred_to_once() {
        Bundle bundle = bundle(
                SERVER + "Basic?formulary=e9-GOLD.formulary&_count=20&_include=Basic:subject&_include=Basic:formulary");
        assertThat(found(bundle)).hasSize(20);
        List<String> included = bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.INCLUDE)
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        assertThat(included).hasSize(21).doesNotHaveDuplicates().contains(SERVER + "InsurancePlan/e9-GOLD.formulary");
        assertThat(found(bundle(SERVER + "InsurancePlan?identifier=GOLD-1&_include=InsurancePlan:formulary-coverage")))
                .containsExactly("e9-GOLD-1");
    }

    @Test
    void links_name_what_was_used_and_leave_out_what_is_not_known() {
        Response answer = ask(SERVER + "Location?address-state=NY&unknown=CANARY&_summary=count", "handling=lenient");
        Bundle bundle = Decided.parse((String) answer.getEntity());
        assertThat(bundle.getLink("self").getUrl()).isEqualTo(SERVER + "Location?address-state=NY");
        assertThat(found(bundle)).containsExactly("state-NY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic?CANARY=1",
                "Basic?drug-tier:CANARY=1",
                "Basic?period=CANARY",
                "Basic?period=2026-02-31",
                "Basic?_lastUpdated=xx2026",
                "Basic?_count=CANARY",
                "Basic?_count=0",
                "Basic?_count=-1",
                "Basic?_after=CANARY",
                "Basic?_after=Zg",
                "Basic?_after=ZTk-Q0FOQVJZ",
                "Basic?_include=CANARY",
                "Basic?drug-tier=",
                "Basic?drug-tier=a,,b",
                "Basic?formulary:missing=CANARY",
                "Location?_include=CANARY"
            })
    void bad_question_is_refused_with_one_outcome_that_repeats_nothing(String query) {
        refused(SERVER + query, 400);
    }

    @Test
    void other_formats_are_refused() {
        refused(SERVER + "Basic?_format=xml", 406);
        assertThat(ask(SERVER + "Location?_format=application/fhir%2Bjson", null)
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void what_is_found_can_be_read_by_its_id() {
        for (PublishedType type : PublishedType.values()) {
            for (String id : found(bundle(SERVER + type.resource() + "?_count=5"))) {
                Response read = answers.read(type, id);
                assertThat(read.getStatus()).isEqualTo(200);
                assertThat((String) read.getEntity()).contains("\"id\":\"" + id + "\"");
            }
            assertThat(answers.read(type, "CANARY").getStatus()).isEqualTo(404);
            assertThat(answers.read(type, "/../CANARY\u0000").getStatus()).isEqualTo(404);
        }
    }

    @Test
    void products_of_one_form_are_found_by_the_code_and_name_of_their_group() {
        List<String> byGroup = found(bundle(SERVER + "MedicationKnowledge?code=1148497"));
        TreeSet<String> byName =
                new TreeSet<>(found(bundle(SERVER + "MedicationKnowledge?drug-name=crizotinib%20pill")));
        assertThat(byGroup).isEmpty();
        assertThat(byName).isEqualTo(new TreeSet<>(found(bundle(SERVER + "MedicationKnowledge?code=1165617"))));
    }
}
