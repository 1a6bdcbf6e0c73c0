package org.precisionbenefit.formulary.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.AgeRange;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.DiagnosisRange;
import org.precisionbenefit.formulary.benefit.Distribution;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.Packaging;
import org.precisionbenefit.formulary.benefit.ProductTerms;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads what a row of a drug says beside tier, authorization, steps and limits. */
final class RowTerms {
    static final List<String> NAMES = List.of(
            "coverage",
            "reason",
            "indications",
            "age",
            "sex",
            "specialty",
            "limited_distribution",
            "products",
            "preferred_products",
            "whole_packages",
            "package_size",
            "titration");
    private static final SortedMap<String, CodeSystem> SYSTEMS =
            new TreeMap<>(Map.of("icd-10-cm", CodeSystem.ICD10CM, "snomed", CodeSystem.SNOMED));
    private static final int OLDEST = 150;

    private final Fields row;
    private final SortedSet<RxCui> products;

    /**
     * Reads a row.
     *
     * @param row the row
     * @param products the RxNorm codes of the drug's products
     */
    RowTerms(Fields row, SortedSet<RxCui> products) {
        this.row = row;
        this.products = products;
    }

    Coverage coverage() {
        return row.has("coverage") ? row.choice("coverage", Choices.hyphenated(Coverage.values())) : Coverage.COVERED;
    }

    ItemTerms read() {
        Coverage coverage = coverage();
        if (coverage != Coverage.EXCLUDED && row.has("reason")) {
            throw row.flaw("reason", row.text("reason"), "must stand only where coverage is excluded. Remove it.");
        }
        if (coverage != Coverage.INDICATION_ONLY && row.has("indications")) {
            throw row.place("indications")
                    .fault("The indications of " + row.owner()
                            + " must stand only where coverage is indication-only. Remove them.");
        }
        return new ItemTerms(
                coverage,
                coverage == Coverage.EXCLUDED ? row.text("reason") : null,
                coverage == Coverage.INDICATION_ONLY ? indications() : List.of(),
                row.has("age") ? age() : null,
                row.has("sex") ? row.choice("sex", Choices.hyphenated(MemberSex.values())) : null,
                distribution(),
                productTerms(),
                packaging());
    }

    private List<DiagnosisRange> indications() {
        row.value("indications");
        List<DiagnosisRange> indications = new ArrayList<>();
        for (Authored item : row.items("indications")) {
            Fields one = Fields.of(item, "an indication of " + row.owner(), List.of("system", "starts_with"));
            String system = one.choice("system", SYSTEMS).uri();
            indications.add(one.checked(
                    "starts_with",
                    text -> new DiagnosisRange(system, text),
                    "must be how a diagnosis code begins, such as I21."));
        }
        if (indications.isEmpty()) {
            throw row.place("indications")
                    .fault("The indications of " + row.owner()
                            + " must hold at least one. Add a system with starts_with.");
        }
        return indications;
    }

    private AgeRange age() {
        Fields age = Fields.of(row.value("age"), "the age of " + row.owner(), List.of("from", "below"));
        Integer from = years(age, "from");
        Integer below = years(age, "below");
        if (from == null && below == null || from != null && below != null && from >= below) {
            throw age.place()
                    .fault("The age of " + row.owner() + " must begin before it ends. Write from, below, or both.");
        }
        return new AgeRange(from, below);
    }

    private static @Nullable Integer years(Fields age, String name) {
        return age.has(name)
                ? age.checked(name, RowTerms::years, "must be whole years from 0 to " + OLDEST + ".")
                : null;
    }

    private static Integer years(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > OLDEST) {
            throw new IllegalArgumentException("no years");
        }
        return Integer.valueOf(text);
    }

    private @Nullable Distribution distribution() {
        boolean specialty = row.has("specialty") && row.flag("specialty");
        boolean limited = row.has("limited_distribution") && row.flag("limited_distribution");
        return specialty || limited ? new Distribution(specialty, limited) : null;
    }

    private @Nullable ProductTerms productTerms() {
        List<RxCui> only = ofDrug("products");
        List<RxCui> preferred = ofDrug("preferred_products");
        return only.isEmpty() && preferred.isEmpty() ? null : new ProductTerms(only, preferred);
    }

    private List<RxCui> ofDrug(String list) {
        List<RxCui> codes = new ArrayList<>();
        for (Authored.Scalar code : row.scalars(list)) {
            RxCui product = products.stream()
                    .filter(one -> one.value().equals(code.value()))
                    .findFirst()
                    .orElseThrow(() -> code.place()
                            .fault("The product (" + code.value() + ") of " + row.owner()
                                    + " must be the rxcui of one of the drug's products."));
            if (codes.contains(product)) {
                throw code.place()
                        .fault("The product (" + code.value() + ") of " + row.owner() + " must not stand twice.");
            }
            codes.add(product);
        }
        return codes;
    }

    private @Nullable Packaging packaging() {
        boolean whole = row.has("whole_packages") && row.flag("whole_packages");
        if (row.has("package_size") && !whole) {
            throw row.place("package_size")
                    .fault("The package size of " + row.owner() + " must stand beside whole_packages: true.");
        }
        BigDecimal size = whole ? row.positive("package_size", "package size") : null;
        if (whole && !row.has("quantity_limit")) {
            throw row.place("whole_packages")
                    .fault("The whole packages of " + row.owner()
                            + " must stand beside a quantity_limit, whose unit they are counted in.");
        }
        if (!row.has("titration")) {
            return size == null ? null : new Packaging(size, null);
        }
        return new Packaging(size, RowDrugs.limit(row, "titration", row.owner()));
    }
}
