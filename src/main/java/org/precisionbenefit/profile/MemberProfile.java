package org.precisionbenefit.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

    /** In which lines of therapy drugs are asked for. */
    public List<LineFact> lines() {
        List<LineFact> lines = others().lines();
        return lines == null ? List.of() : lines;
    }

    /** The member's choices about being scored. */
    public List<ScoringChoice> choices() {
        List<ScoringChoice> choices = others().choices();
        return choices == null ? List.of() : choices;
    }

    /** What was sent and is not read. */
    public List<WithheldFact> withheld() {
        return others().withheld();
    }

    private FurtherFacts others() {
        return further == null ? FurtherFacts.NONE : further;
    }

    /**
     * The profile with the results that are asked about alone; of the others it only says that they were sent.
     *
     * @param usedGenes the genes that are asked about
     * @param usedMarkers whether a tumour marker or inherited variant is asked about
     */
    public MemberProfile readingOnly(Set<GeneSymbol> usedGenes, Predicate<BiomarkerFact> usedMarkers) {
        Set<WithheldFact> left = new LinkedHashSet<>(withheld());
        Set<String> ofGenes = new HashSet<>();
        List<GeneFact> read = new ArrayList<>();
        for (GeneFact fact : genes) {
            ofGenes.add(fact.provenance().resource());
            if (usedGenes.contains(fact.gene())) {
                read.add(fact);
            } else {
                left.add(new WithheldFact(fact.provenance().resource(), WithheldFact.Reason.GENE_NOT_USED));
            }
        }
        List<BiomarkerFact> markers = new ArrayList<>();
        for (BiomarkerFact marker : biomarkers()) {
            String resource = marker.provenance().resource();
            if (usedMarkers.test(marker)) {
                markers.add(marker);
            } else if (!ofGenes.contains(resource)) {
                // What is a result of a gene as well was said with the gene.
                left.add(new WithheldFact(resource, WithheldFact.Reason.MARKER_NOT_USED));
            }
        }
        return new MemberProfile(
                member,
                birthDate,
                sex,
                conditions,
                medications,
                labs,
                read,
                answers,
                new FurtherFacts(markers, tumours(), List.copyOf(left), lines(), choices()));
    }
}
