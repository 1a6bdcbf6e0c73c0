package org.precisionbenefit.evidence.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.MarkerNames;
import org.precisionbenefit.evidence.tumour.VariantName;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Makes results of one gene out of its inherited variants. A variant that several reports hold counts once: two reports of
 * one copy are not two copies. Where the names do not tell whether two variants are the same one, as with a name of the
 * protein and another of the coding sequence, they are taken as one. What contradicts itself stands beside a result that
 * says "absent", so that no rule holds by it.
 */
final class GermlineGene {
    private static final Set<String> POSITIVE = Set.of("positive", "detected", "present");
    private static final Set<String> NEGATIVE = Set.of("negative", "notdetected", "absent", "novariantdetected");
    private static final Set<String> WHOLE = Set.of("whole gene", "full gene", "all exons", "all coding exons");

    private final List<Known> variants = new ArrayList<>();
    private final List<SortedSet<String>> absent = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private boolean present;
    private boolean none;
    private boolean contradicts;

    private GermlineGene() {}

    static List<GeneResult> of(String gene, List<BiomarkerFact> facts) {
        GermlineGene all = new GermlineGene();
        facts.forEach(all::add);
        return all.results(gene);
    }

    /** One variant, as far as it is known. */
    private record Known(
            SortedSet<String> names,
            SortedSet<String> levels,
            @Nullable Pathogenicity pathogenicity,
            @Nullable Integer copies) {

        static Known of(List<String> written, @Nullable Pathogenicity pathogenicity, @Nullable Integer copies) {
            SortedSet<String> names = new TreeSet<>();
            SortedSet<String> levels = new TreeSet<>();
            for (String name : written) {
                names.add(name);
                levels.add(
                        VariantName.read(name).map(read -> read.level().name()).orElse("TEXT"));
            }
            return new Known(names, levels, pathogenicity, copies);
        }

        /** Whether it is the same variant, or may be. */
        boolean maybe(Known other) {
            return shares(plain(names), plain(other.names)) || !shares(levels, other.levels);
        }
    }

    private static boolean shares(SortedSet<String> one, SortedSet<String> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static SortedSet<String> plain(SortedSet<String> names) {
        SortedSet<String> plain = new TreeSet<>();
        names.forEach(name -> plain.add(VariantJudge.plain(name)));
        return plain;
    }

    private void add(BiomarkerFact fact) {
        if (fact.finding() instanceof BiomarkerFinding.Variant variant) {
            variant(variant, fact);
        } else if (fact.finding() instanceof BiomarkerFinding.NothingFound nothing) {
            none |= nothing.covered().isEmpty()
                    || nothing.covered().stream().anyMatch(part -> WHOLE.contains(LetterCase.lower(part.strip())));
        } else if (fact.finding() instanceof BiomarkerFinding.Stated stated) {
            stated(stated.word(), fact);
        } else if (fact.finding() instanceof BiomarkerFinding.CopyNumber number
                && number.copies() != null
                && number.copies().value().signum() == 0) {
            // Nothing of the gene is left on either chromosome.
            together(Known.of(List.of("no copy of the gene"), fact.pathogenicity(), 2));
        }
    }

    private void variant(BiomarkerFinding.Variant variant, BiomarkerFact fact) {
        List<String> names = new ArrayList<>(variant.names());
        if (variant.change() != null && variant.exon() != null) {
            names.add("exon " + variant.exon().replaceAll("[^0-9]", "") + " " + variant.change());
        }
        Known known = Known.of(names, fact.pathogenicity(), variant.copies());
        if (variant.presence() == Presence.PRESENT) {
            together(known);
        } else if (variant.presence() == Presence.ABSENT) {
            absent.add(plain(known.names()));
        }
    }

    private void stated(String word, BiomarkerFact fact) {
        String key = MarkerNames.key(word);
        if (NEGATIVE.contains(key)) {
            none = true;
        } else if (POSITIVE.contains(key)) {
            // Positive for what? Only a variant that causes disease counts.
            present |= fact.pathogenicity() != null && fact.pathogenicity().counts();
        } else {
            statements.add(word);
        }
    }

    private void together(Known known) {
        for (int at = 0; at < variants.size(); at++) {
            Known other = variants.get(at);
            if (other.maybe(known)) {
                variants.set(at, one(other, known));
                return;
            }
        }
        variants.add(known);
    }

    private Known one(Known first, Known second) {
        SortedSet<String> names = new TreeSet<>(first.names());
        names.addAll(second.names());
        SortedSet<String> levels = new TreeSet<>(first.levels());
        levels.addAll(second.levels());
        return new Known(
                names,
                levels,
                pathogenicity(first.pathogenicity(), second.pathogenicity()),
                copies(first.copies(), second.copies()));
    }

    private @Nullable Pathogenicity pathogenicity(@Nullable Pathogenicity one, @Nullable Pathogenicity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        contradicts |= one.counts() != other.counts();
        return one.compareTo(other) <= 0 ? one : other;
    }

    private @Nullable Integer copies(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        contradicts |= !Objects.equals(one, other);
        return Math.max(one, other);
    }

    private List<GeneResult> results(String gene) {
        List<GeneResult> results = new ArrayList<>();
        if (!variants.isEmpty() || !statements.isEmpty()) {
            results.add(new GeneResult(gene, null, List.of(), null, null, germline(), statements));
        }
        if (present) {
            results.add(GeneResult.ofPresence(gene, true));
        }
        boolean taken = variants.stream()
                .anyMatch(known -> absent.stream().anyMatch(names -> shares(names, plain(known.names()))));
        if (none || contradicts || taken) {
            results.add(GeneResult.ofPresence(gene, false));
        }
        return results;
    }

    private List<GermlineVariant> germline() {
        return variants.stream()
                .map(known -> new GermlineVariant(List.copyOf(known.names()), known.pathogenicity(), known.copies()))
                .toList();
    }
}
