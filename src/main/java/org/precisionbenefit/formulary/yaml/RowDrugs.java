package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Suggestion;

/** What rows name: drugs by name, limits, products by code. */
final class RowDrugs {
    private final SortedMap<String, RxCui> byName;
    private final SortedMap<Code, DrugProduct> products = new TreeMap<>();

    RowDrugs(SortedMap<String, RxCui> byName) {
        this.byName = byName;
    }

    /** Takes in the products of a drug. */
    void add(Drug drug) {
        for (DrugProduct product : drug.products()) {
            if (product.rxcui() != null) {
                products.put(Code.of(CodeSystem.RXNORM, product.rxcui().value()), product);
            }
            product.codes().forEach(code -> products.put(code, product));
        }
    }

    /** The product with this code, or null when the catalogue does not hold it. */
    @Nullable
    DrugProduct product(Code code) {
        return products.get(code);
    }

    /** The drugs of a list by name. */
    List<RxCui> named(Fields row, String list, String called) {
        List<RxCui> drugs = new ArrayList<>();
        for (Authored.Scalar name : row.scalars(list)) {
            drugs.add(named(row, name, called));
        }
        return drugs;
    }

    /** The drug of this name. */
    RxCui named(Fields row, Authored.Scalar name, String called) {
        RxCui drug = byName.get(name.value());
        if (drug == null) {
            throw name.place()
                    .fault("The " + called + " (" + name.value() + ") of " + row.owner()
                            + " must be the name of a drug of the folder drugs."
                            + Suggestion.orAll(name.value(), byName.keySet()).sentence());
        }
        return drug;
    }

    /** The steps that must be written, also when there are none; none of them is the drug itself. */
    List<RxCui> steps(Fields row, RxCui ingredient) {
        row.value("step_therapy");
        List<RxCui> steps = new ArrayList<>();
        for (Authored.Scalar step : row.scalars("step_therapy")) {
            RxCui drug = named(row, step, "step drug");
            if (drug.equals(ingredient)) {
                throw step.place()
                        .fault("The step drug (" + step.value() + ") of " + row.owner() + " must be another drug.");
            }
            steps.add(drug);
        }
        return steps;
    }

    /** An amount in so many days. */
    static QuantityLimit limit(Fields row, String name, String owner) {
        Fields limit = Fields.of(row.value(name), owner, List.of("quantity", "unit", "days"));
        return new QuantityLimit(
                limit.positive("quantity", "quantity limit"),
                limit.text("unit"),
                limit.positiveCount("days", "days of the quantity limit"));
    }
}
