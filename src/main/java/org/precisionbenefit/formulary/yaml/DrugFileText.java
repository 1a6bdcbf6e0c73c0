package org.precisionbenefit.formulary.yaml;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;

/** Writes a drug as a file of the folder {@code drugs}, with what a pharmacist has to add left empty. */
public final class DrugFileText {
    private DrugFileText() {}

    /**
     * The file of a drug.
     *
     * @param entry the drug; its products say form and kind
     * @param source where the drug itself comes from
     */
    public static SourceFile of(DrugEntry entry, Citation source) {
        Drug drug = entry.drug();
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(drug.name())
                .append(": as read from a drug directory. Read it before you take it over.\n");
        line(text, "", "drug", drug.name());
        line(text, "", "rxcui", drug.ingredient().value());
        if (drug.products().stream().anyMatch(product -> drug.ingredient().equals(product.rxcui()))) {
            line(text, "", "keyed_by", "product");
        }
        list(text, "", "brands", entry.brands());
        if (!entry.naming().synonyms().isEmpty()) {
            list(text, "", "synonyms", entry.naming().synonyms());
        }
        if (!entry.naming().parts().isEmpty()) {
            list(text, "", "ingredients", entry.naming().parts());
        }
        line(text, "", "since", String.valueOf(source.lastChecked()));
        citation(text, "", source);
        if (!entry.naming().codes().isEmpty()) {
            text.append("\ncodes:\n");
            entry.naming().codes().forEach(code -> code(text, code));
        }
        text.append("\nduplicate_classes: []\n\nproducts:\n");
        drug.products().forEach(product -> product(text, product));
        text.append("\nformulary: []\n");
        return new SourceFile("drugs/" + fileName(drug.name()) + ".yaml", text.toString());
    }

    private static String fileName(String drug) {
        String name = drug.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "drug" : name;
    }

    private static void code(StringBuilder text, OtherCode code) {
        boolean billing = code.code().isFrom(CodeSystem.HCPCS);
        line(text, "  - ", billing ? "hcpcs" : "rxnorm", code.code().value());
        line(text, "    ", "level", code.level().word());
        line(text, "    ", "name", code.name());
        citation(text, "    ", code.source());
    }

    private static void product(StringBuilder text, DrugProduct product) {
        ProductDetail detail = product.detail();
        String first = "  - ";
        if (product.rxcui() != null) {
            line(text, first, "rxcui", product.rxcui().value());
            first = "    ";
        }
        line(text, first, "name", product.name());
        line(text, "    ", "strength", product.strength());
        line(text, "    ", "unit", product.unit());
        if (detail != null) {
            line(text, "    ", "form", detail.form());
            line(text, "    ", "kind", detail.kind().word());
            if (detail.content() != null) {
                line(text, "    ", "content", detail.content());
            }
            line(text, "    ", "since", detail.since().toString());
        }
        if (!product.codes().isEmpty()) {
            list(
                    text,
                    "    ",
                    "ndc",
                    product.codes().stream().map(code -> code.value()).toList());
        }
        citation(text, "    ", product.source());
    }

    private static void citation(StringBuilder text, String indent, Citation source) {
        line(text, indent, "source", source.source());
        if (!source.locator().isEmpty()) {
            line(text, indent, "locator", source.locator());
        }
        line(text, indent, "last_checked", String.valueOf(source.lastChecked()));
    }

    private static void line(StringBuilder text, String indent, String name, String value) {
        text.append(indent).append(name).append(": ").append(written(value)).append('\n');
    }

    private static void list(StringBuilder text, String indent, String name, List<String> values) {
        text.append(indent)
                .append(name)
                .append(": ")
                .append(values.stream().map(DrugFileText::quoted).collect(Collectors.joining(", ", "[", "]")))
                .append('\n');
    }

    /** Words, figures and what stands in names without a meaning in YAML need no quotes. */
    private static String written(String value) {
        return value.matches("[A-Za-z0-9][A-Za-z0-9 ./()+%-]*") && !value.endsWith(" ") ? value : quoted(value);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
