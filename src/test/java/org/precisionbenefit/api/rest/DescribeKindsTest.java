package org.precisionbenefit.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

/** The API description says of which kinds a value can be. */
class DescribeKindsTest {
    private static Schema object(String... properties) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (String property : properties) {
            schema.addProperty(property, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        return schema;
    }

    private static Map<String, Schema> described() {
        OpenAPI api = OASFactory.createOpenAPI();
        api.setComponents(OASFactory.createComponents()
                .addSchema("Reading", object())
                .addSchema("GuidanceAnswer", object())
                .addSchema("Outcome", object("determination", "rulesOnly"))
                .addSchema("Outcome1", object())
                .addSchema("RxCui", object("value"))
                .addSchema("Digest", object("hex"))
                .addSchema("Citation", object("source", "locator", "lastChecked"))
                .addSchema("Result", object("gene", "diplotype", "phenotype", "activityScore")));
        new DescribeKinds().filterOpenAPI(api);
        return api.getComponents().getSchemas();
    }

    @Test
    void sealed_type_is_one_of_its_kinds_by_the_word_is() {
        Map<String, Schema> all = described();
        assertThat(all.get("Reading").getOneOf())
                .extracting(Schema::getRef)
                .containsExactly(
                        "#/components/schemas/Reading.Adjusted",
                        "#/components/schemas/Reading.Known",
                        "#/components/schemas/Reading.Possible",
                        "#/components/schemas/Reading.Unreadable");
        assertThat(all.get("Reading").getDiscriminator().getPropertyName()).isEqualTo("is");
        assertThat(all.get("Reading").getType()).isNull();
        Schema known = all.get("Reading.Known");
        assertThat(known.getProperties().keySet())
                .containsExactly("is", "phenotype", "diplotype", "source", "activityScore", "keys");
        assertThat(known.getRequired()).containsExactly("is", "phenotype", "source");
        assertThat(known.getProperties().get("is").getEnumeration()).isEqualTo(List.of("Known"));
        assertThat(known.getProperties().get("source").getRef()).isEqualTo("#/components/schemas/Citation");
    }

    @Test
    void types_of_one_name_are_told_apart_by_what_they_hold() {
        Map<String, Schema> all = described();
        assertThat(all.get("Outcome").getOneOf()).isNull();
        assertThat(all.get("Outcome1").getOneOf()).isNotEmpty();
    }

    @Test
    void records_that_only_a_kind_holds_are_described_too() {
        Map<String, Schema> all = described();
        assertThat(all.get("GuidanceAnswer.Given")
                        .getProperties()
                        .get("guidance")
                        .getRef())
                .isEqualTo("#/components/schemas/Guidance");
        assertThat(all.get("Guidance").getProperties()).containsKeys("drug", "action", "strength");
        assertThat(all.values()).allSatisfy(schema -> assertThat(schema).isNotNull());
    }

    @Test
    void value_of_one_word_is_a_text() {
        for (String word : List.of("RxCui", "Digest")) {
            assertThat(described().get(word).getType()).containsExactly(SchemaType.STRING);
            assertThat(described().get(word).getProperties()).isNull();
        }
    }

    @Test
    void result_of_a_gene_is_given_in_at_least_one_form() {
        Schema result = described().get("Result");
        assertThat(result.getRequired()).containsExactly("gene");
        assertThat(result.getAnyOf())
                .extracting(Schema::getRequired)
                .containsExactly(List.of("diplotype"), List.of("phenotype"), List.of("activityScore"));
    }
}
