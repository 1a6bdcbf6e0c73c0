package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/** The organisations that send and receive the request. Their being named is no sign that they performed anything. */
final class RequestParties {
    private final List<Organization> organizations = new ArrayList<>();

    RequestParties(SubmissionBundle bundle, Of<Claim> claim) {
        for (Reference party :
                List.of(claim.resource().getProvider(), claim.resource().getInsurer())) {
            Optional<Entry> named = bundle.resolve(claim.entry(), party);
            Optional<Resource> organization = named.map(Entry::resource);
            if (organization.isPresent() && organization.get() instanceof PractitionerRole role) {
                organization =
                        bundle.resolve(named.get(), role.getOrganization()).map(Entry::resource);
            }
            organization
                    .filter(resource -> resource instanceof Organization)
                    .ifPresent(resource -> organizations.add((Organization) resource));
        }
    }

    /** Whether the organisation is one of them, under whichever entry it stands. */
    boolean hold(Organization other) {
        return organizations.contains(other) || other.getIdentifier().stream().anyMatch(this::hold);
    }

    /** Whether the number is one of theirs. */
    boolean hold(Identifier number) {
        return organizations.stream()
                .flatMap(organization -> organization.getIdentifier().stream())
                .anyMatch(own -> own.hasValue()
                        && own.getValue().equals(number.getValue())
                        && own.hasSystem() == number.hasSystem()
                        && (!own.hasSystem() || own.getSystem().equals(number.getSystem())));
    }
}
