package org.precisionbenefit.formulary.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.formulary.ProductKind;
import org.precisionbenefit.formulary.names.DoseForm;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.Strengths;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the products of one drug file. What a row leaves out of its citation and its first day is taken from the file. */
final class ProductRow {
    private static final List<String> NAMES =
            Sourced.names("rxcui", "name", "strength", "unit", "form", "kind", "content", "since", "ndc");
    private static final Pattern BRAND = Pattern.compile("\\[([^\\[\\]]+)\\]$");
    private static final Pattern CONTENT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})? [a-z]{1,9}");

    private static final SortedMap<String, ProductKind> KINDS = kinds();

    private final Fields file;
    private final String drug;
    private final @Nullable NameTerms terms;
    private final Citation source;

    /**
     * Reads rows.
     *
     * @param file the drug's file
     * @param drug the drug's name
     * @param terms the words of names, or null in a release that has none
     */
    ProductRow(Fields file, String drug, @Nullable NameTerms terms) {
        this.file = file;
        this.drug = drug;
        this.terms = terms;
        this.source = Sourced.citation(file);
    }

    DrugProduct read(Authored item, Codes taken) {
        Fields unnamed = Fields.of(item, "a product of drug " + drug, NAMES);
        // A product that is known by its package codes alone has no code of RxNorm; nobody invents one.
        boolean packagesAlone = terms != null && !unnamed.has("rxcui");
        Fields row = unnamed.named(
                "product " + (packagesAlone ? unnamed.text("name") : unnamed.text("rxcui")) + " of drug " + drug);
        if (packagesAlone && row.scalars("ndc").isEmpty()) {
            throw row.place().fault("The " + row.owner() + " must have an rxcui or an ndc. Add one of the two.");
        }
        RxCui rxcui = packagesAlone ? null : row.rxcui("rxcui");
        if (rxcui != null) {
            taken.take("RxNorm " + rxcui, row.place("rxcui"), row.owner());
        }
        return new DrugProduct(
                rxcui,
                row.text("name"),
                strength(row),
                row.text("unit"),
                ndcs(row, taken),
                Sourced.citation(row, source),
                row.has("form") ? detail(row) : null);
    }

    private String strength(Fields row) {
        String text = row.text("strength");
        if (terms == null) {
            return text;
        }
        List<Strengths.Written> written = Strengths.in(text);
        if (written.isEmpty() || written.stream().anyMatch(one -> one.strength() == null)) {
            throw row.flaw("strength", text, "must be an amount with its unit, such as 75 mg or 50 mg/ml.");
        }
        return text;
    }

    private static List<Code> ndcs(Fields row, Codes taken) {
        List<Code> codes = new ArrayList<>();
        for (Authored.Scalar ndc : row.scalars("ndc")) {
            if (!ndc.value().matches("[0-9]{11}")) {
                throw ndc.place()
                        .fault("The NDC (" + ndc.value() + ") of " + row.owner()
                                + " must have eleven digits without hyphens. Write it in quotes.");
            }
            taken.take("NDC " + ndc.value(), ndc.place(), row.owner());
            codes.add(Code.of(CodeSystem.NDC, ndc.value()));
        }
        return codes;
    }

    private ProductDetail detail(Fields row) {
        DoseForm form = terms == null ? null : terms.formNamed(row.text("form"));
        if (form == null) {
            throw row.flaw("form", row.text("form"), "must be a form of drugs/terms/names.yaml.");
        }
        LocalDate since = row.has("since") || !file.has("since") ? row.date("since") : file.date("since");
        Matcher brand = BRAND.matcher(row.text("name"));
        return new ProductDetail(
                form.name(),
                form.route(),
                row.choice("kind", KINDS),
                brand.find() ? brand.group(1) : null,
                row.has("content") ? row.checked("content", ProductRow::content, "must be like 0.4 ml.") : null,
                since);
    }

    private static String content(String text) {
        if (!CONTENT.matcher(text).matches()) {
            throw new IllegalArgumentException("no amount with its unit");
        }
        return text;
    }

    private static SortedMap<String, ProductKind> kinds() {
        SortedMap<String, ProductKind> kinds = new TreeMap<>();
        Arrays.stream(ProductKind.values()).forEach(kind -> kinds.put(kind.word(), kind));
        return Collections.unmodifiableSortedMap(kinds);
    }
}
