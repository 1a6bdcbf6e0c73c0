package org.precisionbenefit.terminology;

import java.util.stream.Stream;

/** The code systems this engine reads, by their FHIR R4 canonical URI and the HL7 object identifier that also names them. */
public enum CodeSystem {
    RXNORM("http://www.nlm.nih.gov/research/umls/rxnorm", "2.16.840.1.113883.6.88"),
    NDC("http://hl7.org/fhir/sid/ndc", "2.16.840.1.113883.6.69"),
    ICD10CM("http://hl7.org/fhir/sid/icd-10-cm", "2.16.840.1.113883.6.90"),
    SNOMED("http://snomed.info/sct", "2.16.840.1.113883.6.96"),
    LOINC("http://loinc.org", "2.16.840.1.113883.6.1"),
    HCPCS("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "2.16.840.1.113883.6.285"),
    HGNC("http://www.genenames.org", "2.16.840.1.113883.6.281"),
    UCUM("http://unitsofmeasure.org", "2.16.840.1.113883.6.8"),
    /** NCI Thesaurus; no object identifier of it was ever mapped, and records of before keep what was sent. */
    NCIT("http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", ""),
    /** Health care provider taxonomy: specialties; no object identifier of it was ever mapped, as above. */
    NUCC("http://nucc.org/provider-taxonomy", ""),
    /** The terms of this engine's own vocabulary, used to answer a question it asked. */
    TERM("urn:precision-benefit:term", "");

    private static final String URN = "urn:oid:";

    private final String uri;
    private final String oid;

    CodeSystem(String uri, String oid) {
        this.uri = uri;
        this.oid = oid;
    }

    public String uri() {
        return uri;
    }

    /** The canonical URI of a system that was named by its object identifier; any other name as it stands. */
    static String canonical(String system) {
        String name = system.strip();
        if (!name.regionMatches(true, 0, URN, 0, URN.length())) {
            return name;
        }
        String number = name.substring(URN.length());
        return Stream.of(values())
                .filter(known -> !number.isEmpty() && known.oid.equals(number))
                .map(CodeSystem::uri)
                .findFirst()
                .orElse(name);
    }

    /** Whether a system's name, however it is written, stands for this system. */
    public boolean isNamed(String system) {
        return uri.equals(canonical(system));
    }
}
