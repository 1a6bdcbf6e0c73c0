package org.precisionbenefit.prediction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.RxCui;

/** Builds what a prediction is made from, for tests. */
public final class Requests {
    /** The day of every request in the tests. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    public static final GeneSymbol CYP2C19 = new GeneSymbol("CYP2C19");

    private RxCui requested = new RxCui("32968");
    private LocalDate birthDate = LocalDate.of(1958, 3, 2);
    private final List<Code> diagnoses = new ArrayList<>();
    private final List<ConditionFact> conditions = new ArrayList<>();
    private final List<MedicationFact> medications = new ArrayList<>();
    private final List<LabFact> labs = new ArrayList<>();
    private final List<GeneEvidence> genes = new ArrayList<>();

    /** A member of 68 years with an acute coronary syndrome who is to take clopidogrel. */
    public static Requests acuteCoronarySyndrome() {
        return new Requests().diagnosis("I21.4");
    }

    public static Requests bare() {
        return new Requests();
    }

    public Requests requesting(String drug) {
        requested = new RxCui(drug);
        return this;
    }

    public Requests born(LocalDate day) {
        birthDate = day;
        return this;
    }

    public Requests diagnosis(String icd10) {
        diagnoses.add(Code.of(CodeSystem.ICD10CM, icd10));
        return this;
    }

    public Requests condition(String icd10, LocalDate onset) {
        return condition(icd10, onset, ConditionFact.Presence.PRESENT);
    }

    public Requests ruledOut(String icd10) {
        return condition(icd10, DAY, ConditionFact.Presence.REFUTED);
    }

    private Requests condition(String icd10, LocalDate date, ConditionFact.Presence presence) {
        conditions.add(new ConditionFact(List.of(Code.of(CodeSystem.ICD10CM, icd10)), presence, on(date)));
        return this;
    }

    public Requests takes(String rxcui, LocalDate date, MedicationFact.Outcome outcome) {
        medications.add(new MedicationFact(List.of(Code.of(CodeSystem.RXNORM, rxcui)), "", null, outcome, on(date)));
        return this;
    }

    public Requests lab(String loinc, String value, String unit, LocalDate date) {
        labs.add(new LabFact(List.of(Code.of(CodeSystem.LOINC, loinc)), Quantity.of(value, unit), on(date)));
        return this;
    }

    public Requests phenotype(String name) {
        return phenotype(name, DAY.minusDays(30));
    }

    public Requests phenotype(String name, LocalDate date) {
        return gene(new GeneEvidence.Known(new Phenotype(name), null, new Citation("test knowledge", "", DAY)), date);
    }

    public Requests unreadableGene() {
        return gene(new GeneEvidence.Unreadable(GeneEvidence.Reason.NOT_FINAL, "Not final."), DAY);
    }

    private Requests gene(GeneEvidence.Reading reading, LocalDate date) {
        genes.add(new GeneEvidence(CYP2C19, reading, Provenance.Source.DOCUMENTED, List.of(), List.of(on(date))));
        return this;
    }

    public PredictionInput build() {
        return new PredictionInput(
                requested,
                diagnoses,
                new MemberProfile(
                        new MemberId("m-1"),
                        birthDate,
                        Sex.UNKNOWN,
                        conditions,
                        medications,
                        labs,
                        List.of(),
                        List.of()),
                new Evidence(genes, List.of()),
                new AsOf(DAY));
    }

    private static Provenance on(LocalDate date) {
        return new Provenance("Observation/test", Provenance.Source.DOCUMENTED, date);
    }
}
