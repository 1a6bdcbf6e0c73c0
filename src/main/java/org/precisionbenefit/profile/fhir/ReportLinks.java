package org.precisionbenefit.profile.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Entry;
import org.precisionbenefit.profile.fhir.SubmissionBundle.Of;
import org.precisionbenefit.terminology.GeneSymbol;

/** Who stands behind an observation: a laboratory, a report, or only the sender. */
final class ReportLinks {
    /** Both can be asked about a status that was not sent, which {@code Set.of} cannot. */
    private static final Set<DiagnosticReportStatus> ISSUED = Collections.unmodifiableSet(EnumSet.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.APPENDED));

    private static final Set<DiagnosticReportStatus> WITHDRAWN = Collections.unmodifiableSet(
            EnumSet.of(DiagnosticReportStatus.CANCELLED, DiagnosticReportStatus.ENTEREDINERROR));

    private final SubmissionBundle bundle;
    private final RequestParties parties;
    private final Set<Entry> issued = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Entry> pending = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Entry> withdrawn = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Entry, Origin> sources = new IdentityHashMap<>();
    private final Map<Entry, Of<Observation>> derived = new IdentityHashMap<>();

    ReportLinks(SubmissionBundle bundle, Of<Claim> claim) {
        this.bundle = bundle;
        this.parties = new RequestParties(bundle, claim);
        bundle.of(DiagnosticReport.class).forEach(report -> follow(report, held(report.resource())));
    }

    private Set<Entry> held(DiagnosticReport report) {
        if (ISSUED.contains(report.getStatus())) {
            return issued;
        }
        return WITHDRAWN.contains(report.getStatus()) ? withdrawn : pending;
    }

    /** Panels hold their members, so the report of a panel stands behind each of them. */
    private void follow(Of<DiagnosticReport> report, Set<Entry> reported) {
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

    /**
     * What a result says that others are derived from.
     *
     * @param genes the genes it names
     * @param origins what it says of its origin
     */
    record Origin(SortedSet<GeneSymbol> genes, List<String> origins) {}

    /**
     * What the observations of this bundle say that the observation is derived from, each once.
     *
     * @param reader reads one; each is read once, however many are derived from it
     */
    List<Origin> derivedFrom(Of<Observation> observation, Function<Observation, Origin> reader) {
        Map<Entry, Entry> seen = new IdentityHashMap<>();
        List<Entry> from = new ArrayList<>();
        for (Reference reference : observation.resource().getDerivedFrom()) {
            bundle.resolve(observation.entry(), reference, Observation.class)
                    .map(Of::entry)
                    .filter(entry -> seen.put(entry, entry) == null)
                    .ifPresent(from::add);
        }
        return from.stream()
                .map(entry -> sources.computeIfAbsent(entry, any -> reader.apply((Observation) entry.resource())))
                .toList();
    }

    /** The first observation of this bundle that says it is derived from this one. */
    Optional<Of<Observation>> derivedBy(Of<Observation> source) {
        if (derived.isEmpty()) {
            bundle.of(Observation.class)
                    .forEach(other -> other.resource().getDerivedFrom().forEach(from -> bundle.resolve(
                                    other.entry(), from)
                            .ifPresent(entry -> derived.putIfAbsent(entry, other))));
        }
        return Optional.ofNullable(derived.get(source.entry()));
    }

    /** Whether the result names its performing laboratory, or an issued report holds it. */
    boolean performed(Of<Observation> observation) {
        return standsBehind(observation, this::isLaboratory);
    }

    /** An issued report stands behind its results; while the only report is not issued, nobody does. */
    private boolean standsBehind(Of<Observation> observation, BiPredicate<Entry, Reference> performs) {
        Entry entry = observation.entry();
        return issued.contains(entry)
                || (!pending.contains(entry)
                        && observation.resource().getPerformer().stream()
                                .anyMatch(performer -> performs.test(entry, performer)));
    }

    /** Whether a report that holds the result was withdrawn. */
    boolean withdrawn(Of<Observation> observation) {
        return withdrawn.contains(observation.entry());
    }

    /** The status of a result, which a withdrawn report takes back; where another report still issues it, it is open. */
    GeneFact.Status status(Of<Observation> observation) {
        GeneFact.Status own = status(observation.resource().getStatus());
        if (own == GeneFact.Status.WITHDRAWN || !withdrawn(observation)) {
            return own;
        }
        return issued.contains(observation.entry()) ? GeneFact.Status.NOT_FINAL : GeneFact.Status.WITHDRAWN;
    }

    private static GeneFact.Status status(@Nullable ObservationStatus status) {
        if (status == null) {
            return GeneFact.Status.NOT_FINAL;
        }
        return switch (status) {
            case FINAL -> GeneFact.Status.FINAL;
            case AMENDED -> GeneFact.Status.AMENDED;
            case CORRECTED -> GeneFact.Status.CORRECTED;
            case CANCELLED, ENTEREDINERROR -> GeneFact.Status.WITHDRAWN;
            case REGISTERED, PRELIMINARY, UNKNOWN, NULL -> GeneFact.Status.NOT_FINAL;
        };
    }

    /**
     * An individual may type a result from memory; an organisation that performs has a record of it. It must be one that
     * can be found, by its resource or its number: a name alone is only the sender's word.
     */
    private boolean isLaboratory(Entry from, Reference performer) {
        Optional<Entry> found = bundle.resolve(from, performer);
        if (found.isPresent()) {
            return found.get().resource() instanceof Organization organization && !parties.hold(organization);
        }
        boolean organization = "Organization".equals(performer.getType())
                || (performer.hasReference() && performer.getReference().startsWith("Organization/"))
                || PasNames.CLIA.equals(performer.getIdentifier().getSystem());
        return organization && performer.getIdentifier().hasValue() && !parties.hold(performer.getIdentifier());
    }

    /** Whether a clinic or laboratory recorded the observation, or somebody only says so. */
    Source source(Of<Observation> observation) {
        return standsBehind(observation, this::isProfessional) ? Source.DOCUMENTED : Source.ATTESTED;
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
