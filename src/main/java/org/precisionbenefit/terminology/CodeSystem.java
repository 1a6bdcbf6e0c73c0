package org.precisionbenefit.terminology;

/** The code systems this engine reads, by their FHIR R4 canonical URI. */
public enum CodeSystem {
    RXNORM("http://www.nlm.nih.gov/research/umls/rxnorm"),
    NDC("http://hl7.org/fhir/sid/ndc"),
    ICD10CM("http://hl7.org/fhir/sid/icd-10-cm"),
    SNOMED("http://snomed.info/sct"),
    LOINC("http://loinc.org"),
    HCPCS("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"),
    HGNC("http://www.genenames.org"),
    UCUM("http://unitsofmeasure.org"),
    /** The terms of this engine's own vocabulary, used to answer a question it asked. */
    TERM("urn:precision-benefit:term");

    private final String uri;

    CodeSystem(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }
}
