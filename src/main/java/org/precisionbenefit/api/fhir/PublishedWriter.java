package org.precisionbenefit.api.fhir;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationKnowledge;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugTier;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.publish.AreaEntry;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.ItemEntry;
import org.precisionbenefit.formulary.publish.ListEntry;
import org.precisionbenefit.formulary.publish.MedicineEntry;
import org.precisionbenefit.formulary.publish.PlanEntry;
import org.precisionbenefit.terminology.CodeSystem;

/** Writes what is published as resources of the US Drug Formulary guide. */
final class PublishedWriter {
    /** What stands where the guide wants a word and the publisher gave none. */
    static final String NOT_STATED = "Not stated by the publisher";

    private PublishedWriter() {}

    static Resource write(Entry entry) {
        if (entry instanceof PlanEntry plan) {
            return PlanWriter.write(plan);
        } else if (entry instanceof ListEntry list) {
            return PlanWriter.write(list);
        } else if (entry instanceof ItemEntry item) {
            return FormularyItemWriter.write(item);
        } else if (entry instanceof MedicineEntry medicine) {
            return medicine(medicine);
        }
        return area((AreaEntry) entry);
    }

    /** Under which profile a resource stands; none for a drug without a code of the kind that the guide demands. */
    static <T extends Resource> T headed(T resource, Entry entry, @Nullable String profile) {
        resource.setId(entry.id());
        resource.getMeta().setLastUpdated(Date.from(updated(entry)));
        if (profile != null) {
            resource.getMeta().addProfile(profile);
        }
        return resource;
    }

    private static Resource medicine(MedicineEntry entry) {
        DrugCode code = entry.drug().code();
        boolean known = code.kind() == DrugCode.Kind.RXNORM;
        MedicationKnowledge medicine = headed(new MedicationKnowledge(), entry, known ? UsdfUrls.DRUG : null);
        medicine.setStatus(MedicationKnowledge.MedicationKnowledgeStatus.ACTIVE);
        CodeableConcept concept = new CodeableConcept();
        if (code.kind() == DrugCode.Kind.NONE) {
            concept.setText(entry.drug().name());
        } else {
            Coding coding = concept.addCoding().setSystem(system(code.kind())).setCode(code.value());
            if (!entry.drug().name().isEmpty()) {
                coding.setDisplay(entry.drug().name());
            }
        }
        for (OtherCode group : entry.groups()) {
            concept.addCoding()
                    .setSystem(CodeSystem.RXNORM.uri())
                    .setCode(group.code().value())
                    .setDisplay(group.name());
        }
        medicine.setCode(concept);
        if (!entry.form().isEmpty()) {
            medicine.setDoseForm(concept(UsdfUrls.OWN_FORMS, form(entry.form()), entry.form()));
        }
        return medicine;
    }

    /** A code's system; one of no known kind has none. */
    static @Nullable String system(DrugCode.Kind kind) {
        return switch (kind) {
            case RXNORM -> CodeSystem.RXNORM.uri();
            case NDC -> CodeSystem.NDC.uri();
            case UNKNOWN, NONE -> null;
        };
    }

    /** A form as a code. */
    static String form(String form) {
        return form.replace(' ', '-');
    }

    private static Resource area(AreaEntry entry) {
        Location location = headed(new Location(), entry, UsdfUrls.LOCATION);
        location.setStatus(Location.LocationStatus.ACTIVE);
        location.setName(entry.state());
        location.setAddress(new Address().setState(entry.state()).setCountry("US"));
        return location;
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    static CodeableConcept tier(@Nullable PublishedTier tier) {
        if (tier == null) {
            return text(NOT_STATED);
        }
        return concept(tierSystem(tier.word()), tier.word(), tierName(tier));
    }

    /** The system of a tier's word. */
    static String tierSystem(String word) {
        for (DrugTier known : DrugTier.values()) {
            if (known.code().equals(word)) {
                return UsdfUrls.TIERS;
            }
        }
        return UsdfUrls.OWN_TIERS;
    }

    private static String tierName(PublishedTier tier) {
        if (tierSystem(tier.word()).equals(UsdfUrls.OWN_TIERS)) {
            return tier.published();
        }
        String words = tier.word().replace('-', ' ');
        return switch (tier.word()) {
            case "non-preferred-generic" -> "Non-preferred Generic";
            case "non-preferred-brand" -> "Non-preferred Brand";
            case "zero-cost-share-preventative" -> "Zero cost-share preventative";
            default -> capitals(words);
        };
    }

    private static String capitals(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return text.toString();
    }

    static CodeableConcept pharmacy(String word) {
        String name = UsdfUrls.PHARMACY_NAMES.get(word);
        return name == null ? concept(UsdfUrls.OWN_PHARMACIES, word, word) : concept(UsdfUrls.PHARMACIES, word, name);
    }

    static Enumerations.PublicationStatus status(Availability.Status status) {
        return switch (status) {
            case DRAFT -> Enumerations.PublicationStatus.DRAFT;
            case ACTIVE -> Enumerations.PublicationStatus.ACTIVE;
            case RETIRED -> Enumerations.PublicationStatus.RETIRED;
            case UNKNOWN -> Enumerations.PublicationStatus.UNKNOWN;
        };
    }

    /** The days of a row, or null where it says none. */
    static @Nullable Period period(Availability availability) {
        if (availability.start() == null && availability.end() == null) {
            return null;
        }
        Period period = new Period();
        if (availability.start() != null) {
            period.setStartElement(new DateTimeType(availability.start().toString()));
        }
        if (availability.end() != null) {
            period.setEndElement(new DateTimeType(availability.end().toString()));
        }
        return period;
    }

    /** When a resource was changed, to the millisecond, as it is written. */
    static Instant updated(Entry entry) {
        return entry.updated().truncatedTo(ChronoUnit.MILLIS);
    }
}
