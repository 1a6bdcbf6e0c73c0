package org.precisionbenefit.profile.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.profile.MemberId;

/**
 * Whom the resources of an import are about: which member a patient is, which plan a coverage is of, which drug a medication
 * is. It is gathered from all files before facts are read, because a file of claims names its members by reference alone.
 */
final class KnownMembers {
    private static final int MAX_PLAN = 64;

    private final @Nullable String memberSystem;
    private final @Nullable PlanId otherwise;
    private final Map<String, Set<String>> numbers = new HashMap<>();
    private final Map<String, Set<String>> ofCoverages = new HashMap<>();
    private final Map<String, List<Covered>> covered = new HashMap<>();
    private final Map<String, CodeableConcept> drugs = new HashMap<>();

    /**
     * Starts with nobody.
     *
     * @param memberSystem the system of the identifier that is the member number, beside identifiers of type MB; or null
     * @param otherwise the plan of members of whom no coverage names one; or null
     */
    KnownMembers(@Nullable String memberSystem, @Nullable PlanId otherwise) {
        this.memberSystem = memberSystem;
        this.otherwise = otherwise;
    }

    private record Covered(
            String coverage,
            PlanId plan,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        boolean holds(LocalDate day) {
            return (first == null || !first.isAfter(day)) && (last == null || !last.isBefore(day));
        }
    }

    /** Where references of a resource are looked for: in its own bundle, or in all NDJSON files together. */
    record Scope(String name) {
        String key(String reference) {
            String target = reference.contains("/_history/")
                    ? reference.substring(0, reference.indexOf("/_history/"))
                    : reference;
            int id = target.lastIndexOf('/');
            if (!target.startsWith("urn:") && id > 0) {
                target = target.substring(target.lastIndexOf('/', id - 1) + 1);
            }
            return name + "\n" + target;
        }
    }

    /** Gathers what a resource says of who somebody is; of any other resource nothing. */
    void gather(Resource resource, String fullUrl, Scope scope) {
        List<String> keys = Stream.of(
                        fullUrl,
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart())
                .filter(each -> !each.isEmpty() && !each.endsWith("/null"))
                .map(scope::key)
                .distinct()
                .toList();
        if (resource instanceof Patient patient) {
            keys.forEach(key -> add(numbers, key, memberNumbers(patient.getIdentifier())));
        } else if (resource instanceof Coverage coverage) {
            coverage(coverage, keys, scope);
        } else if (resource instanceof Medication medication && medication.hasCode()) {
            keys.forEach(key -> drugs.put(key, medication.getCode()));
        }
    }

    private void coverage(Coverage coverage, List<String> keys, Scope scope) {
        if (coverage.getBeneficiary().hasReference()) {
            String patient = scope.key(coverage.getBeneficiary().getReference());
            add(ofCoverages, patient, ofCoverage(coverage));
            plan(coverage).ifPresent(plan -> covered.computeIfAbsent(patient, any -> new ArrayList<>())
                    .add(new Covered(
                            keys.isEmpty() ? "" : keys.get(keys.size() - 1),
                            plan,
                            FhirValues.firstDay(coverage.getPeriod().getStartElement()),
                            FhirValues.lastDay(coverage.getPeriod().getEndElement()))));
        }
    }

    private static void add(Map<String, Set<String>> map, String key, Collection<String> values) {
        map.computeIfAbsent(key, any -> new TreeSet<>()).addAll(values);
    }

    private List<String> memberNumbers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(Identifier::hasValue)
                .filter(each -> FhirValues.has(each.getType(), PasNames.MEMBER_NUMBER)
                        || (memberSystem != null && memberSystem.equals(each.getSystem())))
                .map(each -> each.getValue().strip())
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /** As in a submission: a number of the coverage, else the subscriber's with the dependent's. */
    private List<String> ofCoverage(Coverage coverage) {
        List<String> own = memberNumbers(coverage.getIdentifier());
        if (!own.isEmpty()
                || !coverage.hasSubscriberId()
                || coverage.getSubscriberId().isBlank()) {
            return own;
        }
        String subscriber = coverage.getSubscriberId().strip();
        return List.of(
                coverage.hasDependent()
                        ? subscriber + "-" + coverage.getDependent().strip()
                        : subscriber);
    }

    /** The plan of a coverage: its class of type plan, else of type group. */
    static Optional<PlanId> plan(Coverage coverage) {
        Function<String, Stream<String>> classes = type -> coverage.getClass_().stream()
                .filter(each -> FhirValues.has(each.getType(), type) && each.hasValue())
                .map(each -> each.getValue().strip());
        return Stream.concat(classes.apply("plan"), classes.apply("group"))
                .findFirst()
                .filter(value -> !value.isBlank() && value.length() <= MAX_PLAN)
                .map(PlanId::new);
    }

    /** The member that a reference names; empty when none or more than one is known. */
    Optional<MemberId> member(Reference patient, Scope scope) {
        if (!patient.hasReference()) {
            return Optional.empty();
        }
        String key = scope.key(patient.getReference());
        Set<String> own = numbers.getOrDefault(key, Set.of());
        Set<String> found = own.isEmpty() ? ofCoverages.getOrDefault(key, Set.of()) : own;
        return found.size() == 1 ? Optional.of(new MemberId(found.iterator().next())) : Optional.empty();
    }

    /** The plan under which something of a patient falls on a day; empty when none or more than one is known. */
    Optional<PlanId> plan(Reference patient, List<Reference> coverages, @Nullable LocalDate day, Scope scope) {
        List<Covered> all =
                patient.hasReference() ? covered.getOrDefault(scope.key(patient.getReference()), List.of()) : List.of();
        Set<String> named = new HashSet<>();
        coverages.stream().filter(Reference::hasReference).forEach(each -> named.add(scope.key(each.getReference())));
        List<PlanId> ofNamed = plans(all.stream().filter(each -> named.contains(each.coverage())));
        if (!ofNamed.isEmpty()) {
            return one(ofNamed);
        }
        List<PlanId> ofDay = plans(all.stream().filter(each -> day != null && each.holds(day)));
        if (!ofDay.isEmpty()) {
            return one(ofDay);
        }
        List<PlanId> any = plans(all.stream());
        return any.isEmpty() ? Optional.ofNullable(otherwise) : one(any);
    }

    private static List<PlanId> plans(Stream<Covered> covered) {
        return covered.map(Covered::plan).distinct().toList();
    }

    private static Optional<PlanId> one(List<PlanId> plans) {
        return plans.size() == 1 ? Optional.of(plans.get(0)) : Optional.empty();
    }

    /** The plan of coverages that name none, or null. */
    @Nullable
    PlanId otherwise() {
        return otherwise;
    }

    /** The drug that a reference names. */
    Optional<CodeableConcept> drug(Reference medication, Scope scope) {
        return medication.hasReference()
                ? Optional.ofNullable(drugs.get(scope.key(medication.getReference())))
                : Optional.empty();
    }
}
