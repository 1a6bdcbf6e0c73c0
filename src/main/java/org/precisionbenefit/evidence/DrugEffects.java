package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence.Adjusted;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/** Says what guidance would say if the genes were what the drugs that are taken make of them. */
final class DrugEffects {
    private final SortedMap<GeneSymbol, EnzymeTable> enzymes = new TreeMap<>();

    DrugEffects(List<EnzymeTable> enzymes) {
        enzymes.forEach(enzyme -> this.enzymes.put(enzyme.gene(), enzyme));
        if (this.enzymes.size() < enzymes.size()) {
            throw new IllegalArgumentException("A release must hold each enzyme once.");
        }
    }

    /** The classes of the drugs that surely act on an enzyme on the day, by the words that labels use. */
    SortedSet<String> kinds(List<DrugTaken> taken, LocalDate day) {
        SortedSet<String> kinds = new TreeSet<>();
        enzymes.values()
                .forEach(enzyme -> new Conversion(enzyme, day).acting(taken).forEach(effect -> enzyme.names(day)
                        .forEach(name -> kinds.add(kind(effect, name)))));
        return kinds;
    }

    private static String kind(EnzymeEffect effect, String enzyme) {
        String[] words = LetterCase.lower(effect.name()).split("_", 2);
        return words[0] + " " + enzyme + " " + words[1];
    }

    /** Which drugs act on the enzyme of the gene. */
    Optional<EnzymeTable> enzyme(GeneSymbol gene) {
        return Optional.ofNullable(enzymes.get(gene));
    }

    /**
     * The member beside the gene results.
     *
     * @param known what chooses the population
     * @param taken the drugs taken
     */
    record Member(Circumstances known, List<DrugTaken> taken) {}

    /** What the drugs change in the answer about a drug; empty when none acts on an enzyme of its genes. */
    Optional<WithDrugs> on(DrugGuidance drug, SortedMap<GeneSymbol, GeneEvidence> read, Member member, LocalDate day) {
        List<Converted> conversions = new ArrayList<>();
        SortedMap<GeneSymbol, GeneEvidence> adjusted = new TreeMap<>(read);
        SortedSet<String> missing = new TreeSet<>();
        for (GeneSymbol gene : drug.genes()) {
            EnzymeTable enzyme = enzymes.get(gene);
            GeneEvidence genetic = read.get(gene);
            Optional<Converted> converted = enzyme == null
                    ? Optional.empty()
                    : new Conversion(enzyme, day)
                            .of(genetic == null ? List.of() : genetic.lookupKeys(), member.taken(), drug.drug());
            if (converted.isPresent()) {
                conversions.add(converted.get());
                List<String> values = converted.get().adjusted();
                if (values == null) {
                    missing.add("gene " + gene);
                } else {
                    adjusted.put(gene, adjusted(converted.get(), values, genetic));
                }
            }
        }
        if (conversions.isEmpty()) {
            return Optional.empty();
        }
        GuidanceAnswer answer = missing.isEmpty()
                ? GuidanceChoice.answer(drug, adjusted, member.known().of(drug.drug()), day)
                : cannotTell(drug, missing, conversions);
        return Optional.of(new WithDrugs(drug.drug(), conversions, answer));
    }

    private static GuidanceAnswer cannotTell(
            DrugGuidance drug, SortedSet<String> missing, List<Converted> conversions) {
        SortedSet<String> why = new TreeSet<>();
        conversions.forEach(one -> why.addAll(one.limitations()));
        return new GuidanceAnswer.CannotTell(drug.drug(), List.copyOf(missing), String.join(" ", why));
    }

    private static GeneEvidence adjusted(Converted converted, List<String> values, @Nullable GeneEvidence genetic) {
        List<String> limitations = new ArrayList<>(genetic == null ? List.of() : genetic.limitations());
        limitations.addAll(converted.limitations());
        return new GeneEvidence(
                converted.gene(),
                new Adjusted(values),
                genetic == null ? Provenance.Source.ATTESTED : genetic.standing(),
                limitations,
                genetic == null ? List.of() : genetic.from());
    }
}
