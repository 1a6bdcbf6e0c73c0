package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.QuantityLimit;
import org.precisionbenefit.formulary.benefit.DiagnosisRange;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.Packaging;

/** What limits the coverage of a row that the guide has no flag for, in sentences. */
final class FileNotes {
    private FileNotes() {}

    static List<String> of(FormularyItem row) {
        ItemTerms terms = row.ownTerms();
        List<String> notes = new ArrayList<>();
        if (!terms.indications().isEmpty()) {
            notes.add("Covered for diagnoses that begin with "
                    + terms.indications().stream()
                            .map(DiagnosisRange::startsWith)
                            .collect(Collectors.joining(", "))
                    + " alone.");
        }
        if (terms.age() != null) {
            notes.add("Covered " + terms.age().words() + ".");
        }
        if (terms.sex() != null) {
            notes.add("Covered for " + (terms.sex() == MemberSex.FEMALE ? "female" : "male") + " members.");
        }
        if (terms.distributed().specialty()) {
            notes.add("Given out by specialty pharmacies.");
        }
        if (terms.distributed().limited()) {
            notes.add("Its maker lets few pharmacies give it out.");
        }
        Packaging packaging = terms.packaging();
        QuantityLimit start = packaging == null ? null : packaging.titration();
        if (start != null) {
            notes.add("A pack to start with may exceed the limit once: "
                    + start.quantity().toPlainString() + " " + start.unit() + " in " + start.daysSupply() + " days.");
        }
        return notes;
    }
}
