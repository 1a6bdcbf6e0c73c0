package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.ScoringChoice;

/**
 * Reads the member's choice not to be scored: a provision of a {@code Consent} that denies the code {@code not-scored}. No
 * standard has a code for it, so it is one of our own. Other consents are none of ours.
 */
final class ConsentReader {
    private static final String SYSTEM = "urn:precision-benefit:member-choice";
    private static final String NOT_SCORED = "not-scored";

    private ConsentReader() {}

    /**
     * The choice, or empty when the consent is about something else or is only a draft. Whose consent it is, is not compared:
     * to score nobody by mistake is the safe side.
     *
     * @param consent the consent
     * @param label the resource as provenance names it
     */
    static Optional<ScoringChoice> read(Consent consent, String label) {
        ScoringChoice.Status status = status(consent);
        Consent.ConsentProvisionType outer = consent.getProvision().getType();
        return status == null
                ? Optional.empty()
                : provisions(consent.getProvision())
                        .filter(provision -> denies(provision, outer))
                        .findFirst()
                        .flatMap(provision -> choice(
                                provision.getPeriod(),
                                status,
                                new Provenance(
                                        label,
                                        Provenance.Source.DOCUMENTED,
                                        FhirValues.day(consent.getDateTimeElement()))));
    }

    private static Optional<ScoringChoice> choice(Period period, ScoringChoice.Status status, Provenance from) {
        LocalDate since = FhirValues.firstDay(period.getStartElement());
        LocalDate until = FhirValues.lastDay(period.getEndElement());
        return since != null && until != null && until.isBefore(since)
                ? Optional.empty()
                : Optional.of(new ScoringChoice(since, until, status, from));
    }

    private static ScoringChoice.@Nullable Status status(Consent consent) {
        if (consent.getStatus() == null) {
            return null;
        }
        return switch (consent.getStatus()) {
            case ACTIVE -> ScoringChoice.Status.NOT_SCORED;
            case INACTIVE, REJECTED, ENTEREDINERROR -> ScoringChoice.Status.WITHDRAWN;
            case DRAFT, PROPOSED, NULL -> null;
        };
    }

    private static Stream<Consent.ProvisionComponent> provisions(Consent.ProvisionComponent provision) {
        return Stream.concat(
                Stream.of(provision), provision.getProvision().stream().flatMap(ConsentReader::provisions));
    }

    /** A provision without a type of its own says what the consent says. */
    private static boolean denies(Consent.ProvisionComponent provision, Consent.@Nullable ConsentProvisionType outer) {
        Consent.ConsentProvisionType type = provision.hasType() ? provision.getType() : outer;
        return type == Consent.ConsentProvisionType.DENY
                && provision.getCode().stream().anyMatch(code -> code.getCoding().stream()
                        .anyMatch(coding -> SYSTEM.equals(coding.getSystem()) && NOT_SCORED.equals(coding.getCode())));
    }
}
