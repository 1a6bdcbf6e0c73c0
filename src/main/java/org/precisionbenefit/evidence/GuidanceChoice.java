package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionbenefit.evidence.GeneEvidence.Possible;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.evidence.GuidanceAnswer.CannotTell;
import org.precisionbenefit.evidence.GuidanceAnswer.Given;
import org.precisionbenefit.evidence.GuidanceAnswer.NotCovered;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;

/**
 * Finds the one row of a drug's guidance that applies to a member. Where the results of a gene or the population leave
 * several rows open, the answer is given only if all of them say the same.
 */
final class GuidanceChoice {
    private static final SortedSet<String> UNTESTED =
            Collections.unmodifiableSortedSet(new TreeSet<>(List.of(Lookup.NO_RESULT)));

    private final DrugGuidance drug;
    private final SortedMap<GeneSymbol, GeneEvidence> read;
    private final PopulationChoice populations;
    private final SortedSet<String> stated;
    private final LocalDate day;
    private final SortedSet<String> missing = new TreeSet<>();
    private final List<String> why = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private GuidanceChoice(DrugGuidance drug, Map<GeneSymbol, GeneEvidence> read, Circumstances known, LocalDate day) {
        this.drug = drug;
        this.read = new TreeMap<>(read);
        this.read.keySet().retainAll(drug.genes());
        this.populations = PopulationChoice.of(drug.scope(), known, day);
        this.stated = known.stated();
        if (!stated.isEmpty()) {
            stated.retainAll(words(drug.scope().populations()));
        }
        this.day = day;
    }

    private static SortedSet<String> words(List<Population> populations) {
        SortedSet<String> words = new TreeSet<>();
        populations.forEach(
                population -> population.conditions().forEach(condition -> words.addAll(condition.words())));
        return words;
    }

    static GuidanceAnswer answer(
            DrugGuidance drug, Map<GeneSymbol, GeneEvidence> read, Circumstances known, LocalDate day) {
        if (!drug.holdsOn(day)) {
            return new NotCovered(drug.drug(), null);
        }
        Optional<String> unsourced = drug.unsourced(day);
        return unsourced
                .<GuidanceAnswer>map(sentence -> new CannotTell(drug.drug(), List.of("guidance row"), sentence))
                .orElseGet(() -> new GuidanceChoice(drug, read, known, day).answer());
    }

    private GuidanceAnswer answer() {
        if (populations.possible().isEmpty() && populations.missing().isEmpty()) {
            return new NotCovered(drug.drug(), forWhom());
        }
        List<SortedSet<String>> values = new ArrayList<>();
        drug.genes().forEach(gene -> values.add(values(gene)));
        if (values.stream().allMatch(of -> of.equals(UNTESTED))) {
            drug.genes().forEach(this::notSent);
        }
        populationKnown();
        if (!missing.isEmpty()) {
            return cannotTell();
        }
        return among(rows(values), values);
    }

    private String forWhom() {
        return "The guideline speaks of other members only ("
                + drug.scope().populations().stream().map(Population::name).collect(Collectors.joining(", "))
                + ").";
    }

    /** The values by which the gene may enter the table; none when something is missing. */
    private SortedSet<String> values(GeneSymbol gene) {
        GeneEvidence evidence = read.get(gene);
        if (evidence == null) {
            return untested(gene, "");
        }
        if (evidence.reading() instanceof Unreadable unreadable) {
            missing.add("gene " + gene);
            why.add(unreadable.detail());
            return new TreeSet<>();
        }
        SortedSet<String> values = new TreeSet<>();
        for (List<String> state : evidence.reading().lookups()) {
            List<String> spokenOf =
                    state.stream().filter(drug.scope().values(gene)::contains).toList();
            if (!spokenOf.isEmpty() || !drug.scope().byAllele(gene)) {
                values.addAll(spokenOf.isEmpty() ? state : spokenOf);
            } else {
                values.addAll(untested(gene, " for the allele that the guideline looks at"));
            }
        }
        return values;
    }

    private SortedSet<String> untested(GeneSymbol gene, String what) {
        if (!drug.scope().speaksOfUntested(gene)) {
            notSent(gene);
        } else {
            notes.add("Gene " + gene + " was not tested" + what + "; the guideline's row for that is used.");
        }
        return UNTESTED;
    }

    private void notSent(GeneSymbol gene) {
        if (missing.add("gene " + gene)) {
            why.add("No result of gene " + gene + " was sent.");
        }
    }

    private void populationKnown() {
        if (populations.missing().contains(PopulationChoice.CONTRADICTED)) {
            missing.add(PopulationChoice.CONTRADICTED);
            why.add("What is known of the member speaks against the population that was named.");
        } else if (populations.possible().isEmpty()) {
            missing.add("indication");
            why.add("No diagnosis was sent that belongs to a population of the guideline.");
        } else if (!populations.closed()) {
            missing.addAll(populations.missing());
            why.add(populationUnclear());
        }
    }

    private String populationUnclear() {
        return "To which population of the guideline the member belongs ("
                + populations.possible().stream().map(Population::name).collect(Collectors.joining(", "))
                + ") cannot be told without " + String.join(" and ", populations.missing()) + ".";
    }

    private List<Optional<GuidanceRow>> rows(List<SortedSet<String>> values) {
        List<List<String>> combinations = List.of(List.of());
        for (SortedSet<String> ofGene : values) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> start : combinations) {
                for (String value : ofGene) {
                    List<String> next = new ArrayList<>(start);
                    next.add(value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        List<Optional<GuidanceRow>> rows = new ArrayList<>();
        for (Population population : populations.possible()) {
            for (List<String> combination : combinations) {
                rows.add(drug.row(new DrugGuidance.Key(population.name(), combination), day));
            }
        }
        return rows;
    }

    private GuidanceAnswer among(List<Optional<GuidanceRow>> rows, List<SortedSet<String>> values) {
        if (rows.stream().allMatch(Optional::isEmpty)) {
            missing.add("guidance row");
            why.add("The guidance file has no row for this phenotype and population on this day.");
            return cannotTell();
        }
        GuidanceRow first = rows.stream().flatMap(Optional::stream).findFirst().orElseThrow();
        boolean agree =
                rows.stream().allMatch(row -> row.filter(first::saysTheSameAs).isPresent());
        ambiguities(values, agree);
        if (!agree) {
            return cannotTell();
        }
        notes.addAll(populations.notes());
        if (!stated.isEmpty()) {
            notes.add("The population of the guideline rests on somebody's word (" + String.join(", ", stated) + ").");
        }
        return given(first);
    }

    /** Where all rows agree the ambiguity is a note; where they do not, it is what is missing. */
    private void ambiguities(List<SortedSet<String>> values, boolean agree) {
        for (int i = 0; i < values.size(); i++) {
            SortedSet<String> open = values.get(i);
            GeneSymbol gene = drug.genes().get(i);
            if (open.size() > 1 && agree) {
                notes.add("The result of gene " + gene + " leaves open " + String.join(" or ", open)
                        + "; the guideline says the same for each.");
            } else if (open.size() > 1) {
                missing.add("gene " + gene);
                why.add("The result of gene " + gene + " leaves open " + String.join(" or ", open)
                        + ", and the guideline says different things for them. " + settledBy(gene));
            }
        }
        if (populations.possible().size() > 1 && agree) {
            notes.add(populationUnclear() + " The guideline says the same for each.");
        } else if (populations.possible().size() > 1) {
            missing.addAll(populations.missing());
            why.add(populationUnclear());
        }
    }

    private String settledBy(GeneSymbol gene) {
        GeneEvidence evidence = read.get(gene);
        return evidence != null && evidence.reading() instanceof Possible possible
                ? String.join(" ", possible.settledBy())
                : "A test that tells them apart settles it.";
    }

    private GuidanceAnswer cannotTell() {
        return new CannotTell(drug.drug(), inOrder(), String.join(" ", why));
    }

    /** Genes in the drug's order, then the rest by the alphabet. */
    private List<String> inOrder() {
        List<String> ordered = new ArrayList<>();
        drug.genes().stream()
                .map(gene -> "gene " + gene)
                .filter(missing::contains)
                .forEach(ordered::add);
        missing.stream().filter(word -> !ordered.contains(word)).forEach(ordered::add);
        return ordered;
    }

    private GuidanceAnswer given(GuidanceRow row) {
        List<GeneEvidence> tested = List.copyOf(read.values());
        GeneEvidence first = noting(tested.get(0));
        List<GeneEvidence> others = tested.size() == 1 ? null : tested.subList(1, tested.size());
        return new Given(row.guidance(), first, others, row.detail());
    }

    private GeneEvidence noting(GeneEvidence evidence) {
        if (notes.isEmpty()) {
            return evidence;
        }
        List<String> limitations = new ArrayList<>(evidence.limitations());
        limitations.addAll(notes);
        Provenance.Source standing = stated.isEmpty() ? evidence.standing() : Provenance.Source.ATTESTED;
        return new GeneEvidence(evidence.gene(), evidence.reading(), standing, limitations, evidence.from());
    }
}
