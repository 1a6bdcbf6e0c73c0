package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/**
 * What is known of the member and of the order beside the genes.
 *
 * @param diagnoses the diagnoses that the drug treats
 * @param person what is known of the member
 * @param use how the member uses the drug that is spoken about
 * @param uses the same where it differs from drug to drug; empty when it is the same for all
 * @param population the guideline's own word for the population that the member belongs to, as somebody says; null when nobody
 *     does
 */
public record Circumstances(
        List<Code> diagnoses,
        Person person,
        DrugUse use,
        SortedMap<RxCui, DrugUse> uses,
        @Nullable String population) {
    /** The words for what guidance may depend on. */
    static final String AGE = "age";

    static final String WEIGHT = "weight";
    static final String TREATMENT = "treatment history";
    static final String ALTERNATIVES = "alternatives";
    static final String DAILY_DOSE = "daily dose";

    public Circumstances {
        diagnoses = List.copyOf(diagnoses);
        Objects.requireNonNull(person, "person is null");
        Objects.requireNonNull(use, "use is null");
        uses = Collections.unmodifiableSortedMap(new TreeMap<>(uses));
    }

    /** Nobody names a population. */
    public Circumstances(List<Code> diagnoses, Person person, DrugUse use, SortedMap<RxCui, DrugUse> uses) {
        this(diagnoses, person, use, uses, null);
    }

    /** The same for every drug, each of which is asked for. */
    public Circumstances(
            List<Code> diagnoses,
            @Nullable Integer age,
            @Nullable BigDecimal weight,
            @Nullable Treatment treatment,
            @Nullable Boolean alternatives,
            @Nullable BigDecimal dailyDose,
            @Nullable Sex sex) {
        this(
                diagnoses,
                new Person(age, null, weight, false, sex),
                new DrugUse(treatment, false, alternatives, dailyDose, true),
                Collections.emptySortedMap());
    }

    /** Nothing is known but the diagnoses. */
    public static Circumstances of(List<Code> diagnoses) {
        return new Circumstances(diagnoses, Person.UNKNOWN, DrugUse.UNKNOWN, Collections.emptySortedMap());
    }

    /** What is known where the drug is spoken about. */
    Circumstances of(RxCui drug) {
        return uses.isEmpty()
                ? this
                : new Circumstances(
                        diagnoses,
                        person,
                        uses.getOrDefault(drug, DrugUse.UNKNOWN),
                        Collections.emptySortedMap(),
                        population);
    }

    /** What is known by somebody's word alone, by its word. */
    SortedSet<String> stated() {
        SortedSet<String> stated = new TreeSet<>();
        if (person.weightStated()) {
            stated.add(WEIGHT);
        }
        if (use.stated()) {
            stated.add(TREATMENT);
        }
        return stated;
    }
}
