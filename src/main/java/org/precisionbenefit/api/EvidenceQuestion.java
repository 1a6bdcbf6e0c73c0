package org.precisionbenefit.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Circumstances;
import org.precisionbenefit.evidence.DrugTaken;
import org.precisionbenefit.evidence.DrugUse;
import org.precisionbenefit.evidence.DrugsTaken;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.MemberResults;
import org.precisionbenefit.evidence.Person;
import org.precisionbenefit.evidence.Treatment;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * The question what results of genes and tumour markers mean for drugs, without any request or member. What is null is not
 * known.
 *
 * @param asOf the day whose knowledge answers; null for today
 * @param genes the gene results, at most 100; they or markers must be given
 * @param medications the drugs that are taken, at most 100, none but these; null when nobody knows
 * @param member what is known of the person
 * @param indications the diagnoses that the drug treats, which choose a guideline's population
 * @param drugs the drugs to speak about, by RxNorm ingredient; null for every drug whose guidance or label looks at one of the
 *     genes, or whose label asks for one of the markers, those without a number by name
 * @param markers results of tumour markers and inherited variants, at most 100
 * @param tumour the tumour that is treated; null where the indications say all
 * @param labels whose labels are asked; null for those of the United States
 */
public record EvidenceQuestion(
        @Nullable LocalDate asOf,
        @Nullable List<Result> genes,
        @Nullable List<Medication> medications,
        @Nullable Member member,
        @Nullable List<Code> indications,
        @Nullable List<RxCui> drugs,
        @Nullable List<MarkerResult> markers,
        @Nullable TumourTreated tumour,
        @Nullable Jurisdiction labels) {
    private static final int MOST = 100;
    private static final int LONGEST_WORD = 100;
    private static final int MOST_YEARS = 150;

    public EvidenceQuestion {
        if (genes == null && markers == null) {
            throw new IllegalArgumentException("A question must hold genes or markers.");
        }
        genes = genes == null ? null : bounded("genes", genes);
        markers = markers == null ? null : bounded("markers", markers);
        medications = medications == null ? null : bounded("medications", medications);
        indications = indications == null ? null : bounded("indications", indications);
        drugs = drugs == null ? null : bounded("drugs", drugs);
    }

    static <T> List<T> bounded(String name, List<T> all) {
        if (all.size() > MOST) {
            throw new IllegalArgumentException("The " + name + " must be at most " + MOST + ".");
        }
        return List.copyOf(all);
    }

    /**
     * The result of one gene, in at least one of three forms.
     *
     * @param gene its HGNC symbol
     * @param diplotype the genotype, for example {@code *2/*17}
     * @param phenotype the phenotype, in words or as a LOINC answer code
     * @param activityScore the activity score, for example {@code 1.25}
     */
    public record Result(
            GeneSymbol gene,
            @Nullable String diplotype,
            @Nullable String phenotype,
            @Nullable String activityScore) {
        public Result {
            Objects.requireNonNull(gene, "gene is null");
            if (diplotype == null && phenotype == null && activityScore == null) {
                throw new IllegalArgumentException("A result must hold a diplotype, a phenotype or an activity score.");
            }
        }
    }

    /**
     * A drug that is taken or was.
     *
     * @param drug the RxNorm ingredient
     * @param dailyMilligrams how much a day in milligrams, above zero
     * @param lastDay the last day on which it was taken; null when it still is
     */
    public record Medication(
            RxCui drug,
            @Nullable BigDecimal dailyMilligrams,
            @Nullable LocalDate lastDay) {
        public Medication {
            Objects.requireNonNull(drug, "drug is null");
            if (dailyMilligrams != null && dailyMilligrams.signum() <= 0) {
                throw new IllegalArgumentException("The dailyMilligrams of a medication must be above zero.");
            }
        }
    }

    /**
     * What is known of the person.
     *
     * @param sex administrative sex, which says how many X chromosomes there are
     * @param age in completed years
     * @param weight in kilograms
     * @param treatment how long the person has had the drug that is asked about
     * @param alternatives whether another drug is available
     * @param dailyDose the dose ordered, in milligrams a day
     * @param birthDate the day of birth; without an age it tells that too
     * @param population the guideline's own word for the population that the person belongs to, where diagnoses and age do not
     *     tell; a drug whose guideline has no such population does not mind
     */
    public record Member(
            @Nullable Sex sex,
            @Nullable Integer age,
            @Nullable BigDecimal weight,
            @Nullable Treatment treatment,
            @Nullable Boolean alternatives,
            @Nullable BigDecimal dailyDose,
            @Nullable LocalDate birthDate,
            @Nullable String population) {
        public Member {
            if (population != null && population.length() > LONGEST_WORD) {
                throw new IllegalArgumentException("The population must have at most " + LONGEST_WORD + " characters.");
            }
        }

        private @Nullable Integer ageOn(LocalDate day) {
            if (age != null || birthDate == null || birthDate.isAfter(day)) {
                return age;
            }
            return Period.between(birthDate, day).getYears();
        }
    }

    /**
     * The answer.
     *
     * @param knowledge the knowledge that answers
     * @param today the day for a question that names none
     */
    public EvidenceAnswer answeredBy(KnowledgeRelease knowledge, LocalDate today) {
        LocalDate day = asOf == null ? today : asOf;
        MemberResults results =
                new MemberResults(facts(), markerFacts(), TumourTreated.known(tumour, indications, birthDate(day)));
        Jurisdiction whose = Objects.requireNonNullElse(labels, Jurisdiction.US);
        Evidence evidence =
                knowledge.interpret(results, circumstances(day), taken(), askedOf(knowledge), whose, new AsOf(day));
        List<LabelSays> said = new ArrayList<>(evidence.said());
        if (drugs == null) {
            said.addAll(knowledge.saysOfUnnumbered(results, circumstances(day), taken(), whose, new AsOf(day)));
        }
        return new EvidenceAnswer(
                day,
                knowledge.digest(),
                evidence.genes(),
                evidence.guidance(),
                evidence.withDrugs(),
                said.isEmpty() ? null : said,
                evidence.doses(),
                evidence.tumours());
    }

    private List<Result> results() {
        return genes == null ? List.of() : genes;
    }

    private List<BiomarkerFact> markerFacts() {
        return MarkerResult.facts(markers);
    }

    /** The day of birth, or the latest that fits the age; no label bounds an age of two years or more by months. */
    private @Nullable LocalDate birthDate(LocalDate day) {
        if (member == null || member.birthDate() != null) {
            return member == null ? null : member.birthDate();
        }
        Integer age = member.age();
        return age == null || age < 2 || age > MOST_YEARS ? null : day.minusYears(age);
    }

    private SortedSet<RxCui> askedOf(KnowledgeRelease knowledge) {
        if (drugs != null) {
            return new TreeSet<>(drugs);
        }
        SortedSet<GeneSymbol> named = new TreeSet<>();
        results().forEach(result -> named.add(result.gene()));
        SortedSet<RxCui> asked = new TreeSet<>(knowledge.drugs(named));
        asked.addAll(knowledge.labels().drugsNaming(named));
        asked.addAll(knowledge.tumours().drugsAskingAbout(markerFacts()));
        asked.addAll(knowledge.labels().drugsAskingAbout(markerFacts()));
        return asked;
    }

    private List<GeneFact> facts() {
        List<GeneFact> facts = new ArrayList<>();
        List<Result> sent = results();
        for (int at = 0; at < sent.size(); at++) {
            Result result = sent.get(at);
            Provenance stated = new Provenance("genes/" + at, Provenance.Source.ATTESTED, null);
            if (result.diplotype() != null || result.phenotype() != null) {
                facts.add(fact(result, result.phenotype(), stated));
            }
            if (result.activityScore() != null) {
                facts.add(new GeneFact(
                        result.gene(), null, result.activityScore(), GeneFact.Status.FINAL, false, stated));
            }
        }
        return facts;
    }

    private static GeneFact fact(Result result, @Nullable String phenotype, Provenance stated) {
        return new GeneFact(result.gene(), result.diplotype(), phenotype, GeneFact.Status.FINAL, false, stated);
    }

    private Circumstances circumstances(LocalDate day) {
        Person person = member == null
                ? Person.UNKNOWN
                : new Person(member.ageOn(day), member.birthDate(), member.weight(), false, member.sex());
        DrugUse use = member == null
                ? DrugUse.UNKNOWN
                : new DrugUse(member.treatment(), false, member.alternatives(), member.dailyDose(), true);
        return new Circumstances(
                indications == null ? List.of() : indications,
                person,
                use,
                Collections.emptySortedMap(),
                member == null ? null : member.population());
    }

    /** A list that was given is whole; one that was left out says nothing. */
    private DrugsTaken taken() {
        if (medications == null) {
            return DrugsTaken.UNKNOWN;
        }
        return new DrugsTaken(
                medications.stream()
                        .map(one -> new DrugTaken(
                                one.drug(), one.dailyMilligrams(), new DrugTaken.Until(one.lastDay(), true)))
                        .toList(),
                true);
    }
}
