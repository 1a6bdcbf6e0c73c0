package org.precisionbenefit.api.fhir;

import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.DATE;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.REFERENCE;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.STRING;
import static org.hl7.fhir.r4.model.Enumerations.SearchParamType.TOKEN;
import static org.precisionbenefit.api.fhir.SearchParameter.core;
import static org.precisionbenefit.api.fhir.SearchParameter.guide;
import static org.precisionbenefit.api.fhir.SearchParameter.id;
import static org.precisionbenefit.api.fhir.SearchParameter.updated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.publish.Entry;

/** The types of resources that are published, with the parameters that the guide's capability statement asks for. */
enum PublishedType {
    INSURANCE_PLAN(
            "InsurancePlan",
            Entry.Kind.PLAN,
            List.of(UsdfUrls.PAYER_PLAN, UsdfUrls.FORMULARY),
            List.of("formulary-coverage", "coverage-area"),
            List.of(
                    id(),
                    updated(UsdfUrls.GUIDE + "SearchParameter/InsurancePlan-lastupdated"),
                    guide("InsurancePlan", "identifier", TOKEN),
                    guide("InsurancePlan", "status", TOKEN),
                    guide("InsurancePlan", "period", DATE),
                    guide("InsurancePlan", "type", TOKEN),
                    guide("InsurancePlan", "name", STRING),
                    guide("InsurancePlan", "coverage-type", TOKEN),
                    guide("InsurancePlan", "formulary-coverage", REFERENCE),
                    guide("InsurancePlan", "coverage-area", REFERENCE))),
    BASIC(
            "Basic",
            Entry.Kind.ITEM,
            List.of(UsdfUrls.ITEM),
            List.of("subject", "formulary"),
            List.of(
                    id(),
                    updated(UsdfUrls.GUIDE + "SearchParameter/Basic-lastupdated"),
                    guide("Basic", "code", TOKEN),
                    guide("Basic", "subject", REFERENCE),
                    guide("Basic", "status", TOKEN),
                    guide("Basic", "period", DATE),
                    guide("Basic", "formulary", REFERENCE),
                    guide("Basic", "pharmacy-benefit-type", TOKEN),
                    guide("Basic", "drug-tier", TOKEN))),
    MEDICATION_KNOWLEDGE(
            "MedicationKnowledge",
            Entry.Kind.MEDICINE,
            List.of(UsdfUrls.DRUG),
            List.of(),
            List.of(
                    id(),
                    updated(UsdfUrls.GUIDE + "SearchParameter/MedicationKnowledge-lastupdated"),
                    core("MedicationKnowledge", "status", TOKEN),
                    core("MedicationKnowledge", "code", TOKEN),
                    guide("MedicationKnowledge", "drug-name", STRING),
                    guide("MedicationKnowledge", "doseform", TOKEN))),
    LOCATION(
            "Location",
            Entry.Kind.AREA,
            List.of(UsdfUrls.LOCATION),
            List.of(),
            List.of(
                    id(),
                    updated("http://hl7.org/fhir/SearchParameter/Resource-lastUpdated"),
                    core("Location", "address", STRING),
                    core("Location", "address-city", STRING),
                    core("Location", "address-state", STRING),
                    core("Location", "address-postalcode", STRING)));

    private final String resource;
    private final Entry.Kind kind;
    private final List<String> profiles;
    private final List<String> includes;
    private final List<SearchParameter> parameters;

    PublishedType(
            String resource,
            Entry.Kind kind,
            List<String> profiles,
            List<String> includes,
            List<SearchParameter> parameters) {
        this.resource = resource;
        this.kind = kind;
        this.profiles = profiles;
        this.includes = includes;
        this.parameters = parameters;
    }

    /** The FHIR type. */
    String resource() {
        return resource;
    }

    Entry.Kind kind() {
        return kind;
    }

    List<String> profiles() {
        return profiles;
    }

    /** The reference parameters whose targets a search may bring along, as {@code _include} names them. */
    List<String> includes() {
        return includes.stream().map(name -> resource + ":" + name).toList();
    }

    List<SearchParameter> parameters() {
        return parameters;
    }

    Optional<SearchParameter> parameter(String name) {
        return parameters.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The type of this name, or empty when none of this name is published. */
    static Optional<PublishedType> of(String resource) {
        return Stream.of(values())
                .filter(type -> type.resource.equals(resource))
                .findFirst();
    }

    /** The type of entries of this kind. */
    static PublishedType of(Entry.Kind kind) {
        return Stream.of(values()).filter(type -> type.kind == kind).findFirst().orElseThrow();
    }
}
