package org.precisionbenefit.formulary.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.ProductKind;
import org.precisionbenefit.formulary.names.DoseForm;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.Strength;
import org.precisionbenefit.formulary.names.Strengths;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What a product row of the NDC directory says.
 *
 * @param drug the drug it was mapped to, empty before
 * @param form the form
 * @param strengths the strengths in the order of the row
 * @param brand the brand, or null where the proprietary name is the ingredient's
 * @param kind brand, generic or biological
 * @param why why the row cannot be used, or empty
 */
record NdcRow(
        String drug,
        DoseForm form,
        List<Strength> strengths,
        @Nullable String brand,
        ProductKind kind,
        String why) {
    private static final DoseForm NO_FORM = new DoseForm("", "", "", List.of());

    NdcRow {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(form, "form is null");
        strengths = List.copyOf(strengths);
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(why, "why is null");
    }

    static NdcRow read(UnaryOperator<String> cell, NameTerms terms) {
        DoseForm form = form(cell.apply("DOSAGEFORMNAME"), cell.apply("ROUTENAME"), terms);
        List<Strength> strengths = strengths(cell.apply("ACTIVE_NUMERATOR_STRENGTH"), cell.apply("ACTIVE_INGRED_UNIT"));
        String category = LetterCase.upper(cell.apply("MARKETINGCATEGORYNAME"));
        String brand = brand(cell.apply("PROPRIETARYNAME"), cell.apply("NONPROPRIETARYNAME"));
        ProductKind kind = category.startsWith("BLA")
                ? ProductKind.BIOLOGIC
                : brand == null ? ProductKind.GENERIC : ProductKind.BRAND;
        String why = "";
        if (form == null) {
            why = "the form (" + cell.apply("DOSAGEFORMNAME") + ") is not among the terms of names.";
        } else if (strengths.isEmpty()) {
            why = "the strength (" + cell.apply("ACTIVE_NUMERATOR_STRENGTH") + " " + cell.apply("ACTIVE_INGRED_UNIT")
                    + ") cannot be read.";
        }
        return new NdcRow("", form == null ? NO_FORM : form, strengths, brand, kind, why);
    }

    /** "TABLET, FILM COATED" by mouth is an oral tablet; the route tells forms of one word apart. */
    private static @Nullable DoseForm form(String written, String routes, NameTerms terms) {
        String route = Words.plain(routes.split(";", -1)[0]);
        boolean injected = List.of("subcutaneous", "intravenous", "intramuscular", "intradermal")
                .contains(route);
        String words = Words.plain(written);
        for (String name : List.of(route + " " + words, injected ? words.replace(" solution", "") : words, words)) {
            DoseForm form = terms.formWritten(name);
            if (form != null && (injected == form.route().equals("injection"))) {
                return form;
            }
        }
        return null;
    }

    private static List<Strength> strengths(String figures, String units) {
        List<String> amounts = cells(figures);
        List<String> measures = cells(units);
        List<Strength> strengths = new ArrayList<>();
        if (amounts.size() == measures.size()) {
            for (int i = 0; i < amounts.size(); i++) {
                // "mg/1" is a milligram in one piece, "mg/.8mL" one in so much.
                List<Strengths.Written> written =
                        Strengths.in(amounts.get(i) + " " + measures.get(i).replaceFirst("/1$", ""));
                if (written.size() != 1 || written.get(0).strength() == null) {
                    return List.of();
                }
                strengths.add(written.get(0).strength());
            }
        }
        return strengths;
    }

    private static List<String> cells(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static @Nullable String brand(String proprietary, String ingredient) {
        String words = Words.plain(proprietary);
        return words.isEmpty() || Words.plain(ingredient).startsWith(words) || words.startsWith(Words.plain(ingredient))
                ? null
                : proprietary;
    }

    NdcRow of(String name) {
        return new NdcRow(name, form, strengths, brand, kind, why);
    }

    String strengthWords() {
        return strengths.stream().map(Strength::words).collect(Collectors.joining(" / "));
    }

    /** A name in the manner of RxNorm: drug, strength, form, and the brand in brackets. */
    String name(String drugName) {
        return drugName + " " + LetterCase.upper(strengthWords()) + " " + form.name()
                + (brand == null ? "" : " [" + brand + "]");
    }
}
