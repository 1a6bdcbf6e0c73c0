package org.precisionbenefit.formulary.load;

import java.util.Objects;

/**
 * A disease for which a list covers a drug; a drug with such rows is covered for these diseases only.
 *
 * @param list the list
 * @param drug the drug
 * @param disease the disease as published
 */
public record PublishedIndication(String list, DrugCode drug, String disease) implements PublishedRow {
    private static final int LONGEST = 1_000;

    public PublishedIndication {
        ListKey.check(list);
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(disease, "disease is null");
        if (disease.isBlank() || disease.length() > LONGEST) {
            throw new RowFault("The row must name a disease in 1 to " + LONGEST + " characters.");
        }
        if (drug.kind() == DrugCode.Kind.NONE) {
            throw new RowFault("A drug that is covered for some diseases only must have a code.");
        }
    }

    @Override
    public String line() {
        return new RowLine("indication")
                .add(list)
                .add(drug.kind())
                .add(drug.value())
                .add(disease)
                .end();
    }
}
