package org.precisionbenefit.formulary.directory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Makes products of the FDA's NDC directory: {@code product.txt} and {@code package.txt}, cells parted by tabs below a row
 * of names. The directory holds no RxNorm codes, so that each row is mapped by name to a drug that the catalogue knows;
 * what cannot be mapped is rejected and said.
 */
public final class NdcProducts {
    private static final Pattern CONTENT = Pattern.compile(
            "(?<![0-9.])([0-9]{0,9}\\.?[0-9]{1,9}) ML IN 1 (SYRINGE|CARTRIDGE|PEN|INJECTOR)", Pattern.CASE_INSENSITIVE);

    private final FormularyRelease known;
    private final NameTerms terms;
    private final ImportReport report;
    private final Origin origin;
    private final Map<String, NdcRow> products = new HashMap<>();
    private final Map<String, String> packages = new HashMap<>();
    private final SortedMap<String, Collected> byName = new TreeMap<>();
    private Map<String, Integer> columns = Map.of();

    /**
     * Starts reading.
     *
     * @param known the catalogue that names are mapped to
     * @param terms the words of names
     * @param report gets what became of each row
     * @param origin how rows are cited
     */
    public NdcProducts(FormularyRelease known, NameTerms terms, ImportReport report, Origin origin) {
        this.known = Objects.requireNonNull(known, "known is null");
        this.terms = Objects.requireNonNull(terms, "terms is null");
        this.report = Objects.requireNonNull(report, "report is null");
        this.origin = Objects.requireNonNull(origin, "origin is null");
    }

    /** A product with the packages found so far. */
    private record Collected(Drug drug, NdcRow row, String locator, List<Code> packages, List<String> contents) {}

    /** Reads {@code product.txt}. */
    public void products(String file, Iterator<String> lines) {
        columns = Map.of();
        Row.each(file, lines, '\t', report, this::product);
    }

    /** Reads {@code package.txt}, after the products. */
    public void packages(String file, Iterator<String> lines) {
        columns = Map.of();
        Row.each(file, lines, '\t', report, this::pack);
    }

    private boolean isHeader(Row row) {
        if (!columns.isEmpty()) {
            return false;
        }
        columns = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            columns.put(LetterCase.upper(row.cell(i)), i);
        }
        return true;
    }

    private String cell(Row row, String column) {
        return row.cell(columns.getOrDefault(column, Integer.MAX_VALUE));
    }

    private void product(Row row) {
        if (isHeader(row)) {
            return;
        }
        if (row.cells().size() < columns.size()) {
            report.rejected(row, "the row must have " + columns.size() + " cells parted by tabs.");
            return;
        }
        if (cell(row, "NDC_EXCLUDE_FLAG").equalsIgnoreCase("Y")) {
            report.leftOut("excluded by the directory");
            return;
        }
        if (cell(row, "NONPROPRIETARYNAME").isEmpty()
                && cell(row, "SUBSTANCENAME").isEmpty()) {
            report.rejected(row, "the row names no drug.");
            return;
        }
        Drug drug = drug(cell(row, "NONPROPRIETARYNAME"), cell(row, "SUBSTANCENAME"));
        if (drug == null) {
            report.rejected(row, "no drug of the catalogue has the name " + cell(row, "NONPROPRIETARYNAME") + ".");
            return;
        }
        NdcRow read = NdcRow.read(column -> cell(row, column), terms);
        if (drug.products().stream().anyMatch(product -> drug.ingredient().equals(product.rxcui()))) {
            report.rejected(row, "the catalogue keys " + drug.name() + " by a product. Add the package to it by hand.");
        } else if (!read.why().isEmpty()) {
            report.rejected(row, read.why());
        } else {
            byName.computeIfAbsent(
                    drug.name() + " | " + read.name(drug.name()),
                    any -> new Collected(drug, read, row.place(), new ArrayList<>(), new ArrayList<>()));
            products.put(cell(row, "PRODUCTID"), read.of(drug.name()));
            report.accepted();
        }
    }

    private @Nullable Drug drug(String name, String substances) {
        for (String text : List.of(name, String.join(" / ", substances.split("; ?")))) {
            if (known.identify(List.of(), text) instanceof DrugIdentification.Identified found) {
                return known.drug(found.drug().ingredient()).orElseThrow();
            }
        }
        return null;
    }

    private void pack(Row row) {
        if (isHeader(row)) {
            return;
        }
        NdcRow product = products.get(cell(row, "PRODUCTID"));
        PackageCode code = PackageCode.of(cell(row, "NDCPACKAGECODE"));
        if (product == null) {
            report.leftOut("a package of no product that was taken");
        } else if (code.elevenDigits().isEmpty()) {
            report.rejected(row, "the package code " + code.why());
        } else if (cell(row, "NDC_EXCLUDE_FLAG").equalsIgnoreCase("Y")) {
            report.leftOut("excluded by the directory");
        } else if (packages.putIfAbsent(code.elevenDigits(), row.place()) != null) {
            report.rejected(
                    row,
                    "the package " + code.elevenDigits() + " stands in " + packages.get(code.elevenDigits())
                            + " already.");
        } else {
            Collected collected =
                    Objects.requireNonNull(byName.get(product.drug() + " | " + product.name(product.drug())));
            collected.packages().add(Code.of(CodeSystem.NDC, code.elevenDigits()));
            Matcher content = CONTENT.matcher(cell(row, "PACKAGEDESCRIPTION"));
            if (content.find()) {
                collected.contents().add(content.group(1));
            }
            report.accepted();
        }
    }

    /** The drugs with what the directory adds to them: products known by their packages alone. */
    public List<DrugEntry> drugs() {
        SortedMap<String, CollectedDrug> drugs = new TreeMap<>();
        byName.values().stream().filter(one -> !one.packages().isEmpty()).forEach(one -> {
            CollectedDrug drug = drugs.computeIfAbsent(
                    one.drug().name(),
                    name -> new CollectedDrug(name, one.drug().ingredient(), List.of()));
            drug.product(product(one));
            if (one.row().brand() != null) {
                drug.brand(one.row().brand());
            }
        });
        return drugs.values().stream().map(CollectedDrug::entry).toList();
    }

    private DrugProduct product(Collected one) {
        NdcRow row = one.row();
        List<String> contents = one.contents().stream().distinct().toList();
        // Several contents under one name: which package holds which is not said by the name, so none is claimed.
        String content = contents.size() == 1 ? CollectedDrug.content(new BigDecimal(contents.get(0)), "ml") : null;
        return new DrugProduct(
                null,
                row.name(one.drug().name()),
                row.strengthWords(),
                row.form().countedIn(row.strengths()),
                one.packages(),
                origin.at("product of " + one.locator()),
                new ProductDetail(
                        row.form().name(), row.form().route(), row.kind(), row.brand(), content, origin.since()));
    }
}
