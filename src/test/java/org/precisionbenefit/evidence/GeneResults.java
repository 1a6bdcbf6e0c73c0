package org.precisionbenefit.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;

/** Builds gene results for tests; a result is final, documented and performed unless changed. */
public record GeneResults(
        String id,
        @Nullable String diplotype,
        @Nullable String phenotype,
        GeneFact.Status status,
        boolean performed,
        Provenance.Source source,
        @Nullable LocalDate date) {
    public static final GeneSymbol CYP2C19 = new GeneSymbol("CYP2C19");

    public static GeneResults diplotype(String text) {
        return new GeneResults(
                "Observation/a", text, null, GeneFact.Status.FINAL, true, Provenance.Source.DOCUMENTED, null);
    }

    public static GeneResults phenotype(String text) {
        return new GeneResults(
                "Observation/b", null, text, GeneFact.Status.FINAL, true, Provenance.Source.DOCUMENTED, null);
    }

    public GeneResults andPhenotype(String text) {
        return new GeneResults(id, diplotype, text, status, performed, source, date);
    }

    public GeneResults status(GeneFact.Status changed) {
        return new GeneResults(id, diplotype, phenotype, changed, performed, source, date);
    }

    public GeneResults notPerformed() {
        return new GeneResults(id, diplotype, phenotype, status, false, source, date);
    }

    public GeneResults attested() {
        return new GeneResults(id, diplotype, phenotype, status, performed, Provenance.Source.ATTESTED, date);
    }

    public GeneResults on(LocalDate day) {
        return new GeneResults(id, diplotype, phenotype, status, performed, source, day);
    }

    public GeneResults id(String changed) {
        return new GeneResults(changed, diplotype, phenotype, status, performed, source, date);
    }

    public GeneFact fact() {
        return fact(CYP2C19);
    }

    public GeneFact fact(GeneSymbol gene) {
        return new GeneFact(gene, diplotype, phenotype, status, performed, new Provenance(id, source, date));
    }
}
