package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The pages in docs are what the commands write, and the cards are whole. */
class ModelPagesTest {
    private static final Path DOCS = Path.of("docs", "models");
    private static final SortedMap<String, String> CARDS = ModelPages.cards();

    private static CardFacts facts(String id, String shared) {
        SourceFiles protocols = BundledModels.protocols();
        SourceFile protocol = protocols.find(id + "/protocol.json").orElseThrow();
        String cohort = JsonCursor.parse(protocol).at("training").at("cohort").text();
        return new CardFacts(
                protocol,
                BundledModels.manifest(id),
                new SourceFile("card.json", shared),
                protocols.find(cohort).orElseThrow());
    }

    /** The applied card that goes with the release. */
    private static String applied(String id) {
        return BundledModels.release(ModelStage.SHADOW)
                .find(id + "/card.xml")
                .orElseThrow()
                .text();
    }

    @Test
    void committed_cards_are_those_that_are_written() throws IOException {
        for (Map.Entry<String, String> card : CARDS.entrySet()) {
            assertThat(Files.readString(DOCS.resolve(card.getKey())))
                    .as(card.getKey())
                    .isEqualTo(card.getValue());
        }
    }

    /** One cohort of each run; every one of them in the long runs. */
    @Test
    void committed_cohort_page_is_the_one_that_is_written() throws IOException {
        cohort("psoriasis-starters");
    }

    @Test
    @Tag("soak")
    void committed_cohort_pages_are_those_that_are_written() throws IOException {
        for (String name : ModelPages.cohortNames()) {
            cohort(name);
        }
    }

    private static void cohort(String name) throws IOException {
        for (Map.Entry<String, String> file : ModelPages.cohort(name).entrySet()) {
            assertThat(Files.readString(DOCS.resolve("cohorts").resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void every_model_has_a_card_with_all_attributes_and_figures_where_figures_are_asked() {
        SourceFiles protocols = BundledModels.protocols().where(path -> path.endsWith("/protocol.json"));
        assertThat(protocols.files()).hasSize(9);
        for (SourceFile protocol : protocols.files()) {
            String id = protocol.path().substring(0, protocol.path().indexOf('/'));
            List<CardFacts.Attribute> attributes =
                    facts(id, BundledModels.card().text()).attributes();
            assertThat(attributes).as(id).hasSize(31).allSatisfy(each -> assertThat(each.says())
                    .isNotBlank()
                    .doesNotContain("{"));
            assertThat(attributes).extracting(CardFacts.Attribute::key).doesNotHaveDuplicates();
            for (int number : new int[] {21, 22, 23, 24}) {
                assertThat(attributes.get(number - 1).says())
                        .as(id + " " + number)
                        .containsPattern("n [0-9]+")
                        .containsPattern("\\(-?[0-9.]+ to -?[0-9.]+\\)")
                        .containsPattern("data [0-9a-f]{64}");
            }
            assertThat(CARDS).containsKeys(id + ".md", id + "-reliability.svg", id + "-groups.svg");
            assertThat(applied(id))
                    .isEqualTo(AppliedCard.of(facts(id, BundledModels.card().text())));
            assertThat(CARDS.get(id + ".md"))
                    .contains("What it must not be used for")
                    .contains("invented members only");
        }
    }

    @Test
    void card_that_asks_for_what_no_model_says_is_refused() {
        String shared = BundledModels.card().text().replace("{relevance}", "{weather}");
        CardFacts facts = facts("psoriasis-response", shared);
        assertThatThrownBy(facts::attributes)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("{weather}");
    }

    @Test
    void applied_card_is_well_formed_with_every_sign_escaped() {
        String shared = BundledModels.card().text().replace("None for the model", "None < some & more > none");
        String xml = AppliedCard.of(facts("ra-serious-infection", shared));
        assertThat(xml).contains("None &lt; some &amp; more &gt; none");
    }

    @Test
    void applied_cards_are_valid_by_the_published_schema() throws SAXException, IOException {
        String folder = System.getProperty("reference.data", "");
        if (folder.isBlank()) {
            System.out.println("skipped: needs -Dreference.data for the schema of applied model cards");
        }
        Assumptions.assumeFalse(folder.isBlank(), "no reference data");
        Schema schema = schema(Path.of(folder, "chai", "schema.xsd"));
        for (SourceFile protocol : BundledModels.protocols()
                .where(path -> path.endsWith("/protocol.json"))
                .files()) {
            String id = protocol.path().substring(0, protocol.path().indexOf('/'));
            schema.newValidator().validate(new StreamSource(new StringReader(applied(id))));
        }
        String broken = applied("psoriasis-response").replace("ReleaseStage>", "ReleaseStep>");
        assertThatThrownBy(() -> schema.newValidator().validate(new StreamSource(new StringReader(broken))))
                .isInstanceOf(SAXException.class);
    }

    /** The schema names that of signatures by an address on the web; a card here is not signed, so a bare one stands in. */
    private static Schema schema(Path file) throws SAXException, IOException {
        String signatures = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " targetNamespace=\"http://www.w3.org/2000/09/xmldsig#\"><xs:element name=\"Signature\"/></xs:schema>";
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> input(signatures, systemId));
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return factory.newSchema(new StreamSource(new StringReader(text)));
    }

    private static LSInput input(String text, String systemId) {
        try {
            DOMImplementationLS dom =
                    (DOMImplementationLS) org.w3c.dom.bootstrap.DOMImplementationRegistry.newInstance()
                            .getDOMImplementation("LS");
            LSInput input = dom.createLSInput();
            input.setStringData(text);
            input.setSystemId(systemId);
            return input;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
