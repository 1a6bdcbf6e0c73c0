package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * What is known of one member at the time of a request, each fact with where it comes from.
 *
 * @param member the member
 * @param birthDate the day of birth, or null when not sent
 * @param sex administrative sex
 * @param conditions conditions
 * @param medications drugs taken, failed, not tolerated or contraindicated
 * @param labs measured values
 * @param genes gene results as sent
 * @param answers answers to questions asked earlier
 * @param further what else is known, or null when nothing is, as in records of 0.1.0
 */
public record MemberProfile(
        MemberId member,
        @Nullable LocalDate birthDate,
        Sex sex,
        List<ConditionFact> conditions,
        List<MedicationFact> medications,
        List<LabFact> labs,
        List<GeneFact> genes,
        List<Answer> answers,
        @Nullable FurtherFacts further) {
    public MemberProfile {
        Objects.requireNonNull(member, "member is null");
        Objects.requireNonNull(sex, "sex is null");
        conditions = List.copyOf(conditions);
        medications = List.copyOf(medications);
        labs = List.copyOf(labs);
        genes = List.copyOf(genes);
        answers = List.copyOf(answers);
        // One way only to say nothing, so that the same facts are the same record.
        further = further == null || further.isEmpty() ? null : further;
    }

    /** A profile without further facts. */
    public MemberProfile(
            MemberId member,
            @Nullable LocalDate birthDate,
            Sex sex,
            List<ConditionFact> conditions,
            List<MedicationFact> medications,
            List<LabFact> labs,
            List<GeneFact> genes,
            List<Answer> answers) {
        this(member, birthDate, sex, conditions, medications, labs, genes, answers, null);
    }

    /** Results about tumour markers. */
    public List<BiomarkerFact> biomarkers() {
        return others().biomarkers();
    }

    /** Tumours of the member. */
    public List<TumourFact> tumours() {
        return others().tumours();
    }

    /** What was sent and is not read. */
    public List<WithheldFact> withheld() {
        return others().withheld();
    }

    private FurtherFacts others() {
        return further == null ? FurtherFacts.NONE : further;
    }

    /**
     * The profile with the results of these genes alone; of the others it only says that they were sent. Tumour markers
     * are left out as well as long as no policy can ask about them.
     *
     * @param used the genes that a live policy asks about
     */
    public MemberProfile readingOnly(Set<GeneSymbol> used) {
        Set<WithheldFact> left = new LinkedHashSet<>(withheld());
        List<GeneFact> read = new ArrayList<>();
        for (GeneFact fact : genes) {
            if (used.contains(fact.gene())) {
                read.add(fact);
            } else {
                left.add(new WithheldFact(fact.provenance().resource(), WithheldFact.Reason.GENE_NOT_USED));
            }
        }
        biomarkers()
                .forEach(marker -> left.add(
                        new WithheldFact(marker.provenance().resource(), WithheldFact.Reason.MARKER_NOT_USED)));
        return new MemberProfile(
                member,
                birthDate,
                sex,
                conditions,
                medications,
                labs,
                read,
                answers,
                new FurtherFacts(List.of(), tumours(), List.copyOf(left)));
    }
}
