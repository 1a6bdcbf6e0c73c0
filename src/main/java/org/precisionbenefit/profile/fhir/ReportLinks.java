package org.precisionbenefit.profile.fhir;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;

/** Who stands behind an observation: a laboratory, a report, or only the sender. */
final class ReportLinks {
    private static final Set<DiagnosticReportStatus> ISSUED = Set.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.APPENDED);

    private final SubmissionBundle bundle;
    private final Set<Entry> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    ReportLinks(SubmissionBundle bundle) {
        this.bundle = bundle;
        bundle.of(DiagnosticReport.class)
                .filter(report -> ISSUED.contains(report.resource().getStatus()))
                .forEach(this::follow);
    }

    /** Panels hold their members, so the report of a panel stands behind each of them. */
    private void follow(Of<DiagnosticReport> report) {
        Deque<Entry> open = new ArrayDeque<>();
        for (Reference result : report.resource().getResult()) {
            bundle.resolve(report.entry(), result).ifPresent(open::push);
        }
        while (!open.isEmpty()) {
            Entry entry = open.pop();
            if (entry.resource() instanceof Observation observation && reported.add(entry)) {
                for (Reference member : observation.getHasMember()) {
                    bundle.resolve(entry, member).ifPresent(open::push);
                }
            }
        }
    }

    /** Whether the result names its performing laboratory, or an issued report holds it. */
    boolean performed(Of<Observation> observation) {
        return reported.contains(observation.entry())
                || observation.resource().getPerformer().stream()
                        .anyMatch(performer -> isLaboratory(observation.entry(), performer));
    }

    /** An individual may type a result from memory; an organisation that performs has a record of it. */
    private boolean isLaboratory(Entry from, Reference performer) {
        if (performer.hasReference() && bundle.resolve(from, performer).isPresent()) {
            return bundle.resolve(from, performer, Organization.class).isPresent();
        }
        boolean organisation = "Organization".equals(performer.getType())
                || (performer.hasReference() && performer.getReference().startsWith("Organization/"));
        return organisation
                && (performer.hasDisplay() || performer.getIdentifier().hasValue());
    }

    /** Whether a clinic or laboratory recorded the observation, or somebody only says so. */
    Source source(Of<Observation> observation) {
        boolean recorded = reported.contains(observation.entry())
                || observation.resource().getPerformer().stream()
                        .anyMatch(performer -> isProfessional(observation.entry(), performer));
        return recorded ? Source.DOCUMENTED : Source.ATTESTED;
    }

    private boolean isProfessional(Entry from, Reference performer) {
        if (performer.hasReference() && bundle.resolve(from, performer).isPresent()) {
            return bundle.resolve(from, performer)
                    .map(Entry::resource)
                    .filter(resource -> !(resource instanceof Patient) && !(resource instanceof RelatedPerson))
                    .isPresent();
        }
        return isLaboratory(from, performer);
    }
}
