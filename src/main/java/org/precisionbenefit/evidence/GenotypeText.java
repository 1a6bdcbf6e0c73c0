package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Genotype.Chromosome;
import org.precisionbenefit.evidence.Genotype.Piece;
import org.precisionbenefit.profile.Sex;

/**
 * Reads the texts by which reports name the alleles of one gene, on one day.
 *
 * <p>Understood are two alleles in any order with {@code /} (or {@code |} when phased, or {@code +} as in a GL String),
 * each with or without the gene's name; suballeles; former names; copy numbers and tandems of a gene that has them; lists
 * of variants without phase; single alleles of an X chromosome or of mitochondria; and several possible diplotypes joined by
 * "or". Everything else is unreadable: a text is never cut until it fits.
 */
final class GenotypeText {
    private static final int LONGEST = 300;
    private static final int MOST_DIPLOTYPES = 40;
    private static final Pattern OR = Pattern.compile("\\s+or\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_PAIRS = Pattern.compile("(?<=[/+].{1,120})\\|(?=.{1,120}[/+])");
    private static final Pattern NOTHING = Pattern.compile("(?i)n/?a|none|unknown|undetermined");

    private final GeneTable table;
    private final GeneModel model;
    private final LocalDate day;
    private final @Nullable Sex sex;
    private final GenotypeAlleles alleles;

    GenotypeText(GeneTable table, GeneModel model, AlleleNames names, LocalDate day, @Nullable Sex sex) {
        this.table = table;
        this.model = model;
        this.day = day;
        this.sex = sex;
        this.alleles = new GenotypeAlleles(table, model, names, day);
    }

    TextReading read(String sent) {
        String text = PlainText.of(sent);
        if (sent.length() > LONGEST || text.isEmpty() || NOTHING.matcher(text).matches()) {
            return TextReading.saysNothing(alleles.unreadable().why().detail());
        }
        List<Genotype> possible = new ArrayList<>();
        for (String part : OR.split(text, -1)) {
            for (String one : part.indexOf('|') < 0 ? List.of(part) : List.of(BETWEEN_PAIRS.split(part, -1))) {
                possible.addAll(genotypes(one.strip()));
            }
        }
        TextReading.Fails failure = alleles.failure();
        if (failure != null || possible.size() > MOST_DIPLOTYPES) {
            return failure == null ? alleles.unreadable() : failure;
        }
        return new GenotypeMeaning(table, model, day).of(possible, alleles);
    }

    /** The arrangements that one text of a diplotype can mean. */
    private List<Genotype> genotypes(String text) {
        GenotypeAlleles.Duplication duplication = alleles.duplication(text);
        if (duplication != null) {
            return duplicated(duplication);
        }
        List<String> halves = alleles.halves(text);
        return switch (model.inheritance()) {
            case AUTOSOMAL -> autosomal(text, halves);
            case X_LINKED -> linked(text, halves);
            case MITOCHONDRIAL -> List.of(new Genotype(List.of(alleles.variants(halves)), false));
        };
    }

    private List<Genotype> autosomal(String text, List<String> halves) {
        if (halves.size() == 1 && model.notation().severalVariants()) {
            return listed(text);
        }
        if (halves.size() != 2) {
            alleles.fail(alleles.unreadable());
            return List.of();
        }
        return List.of(pair(text, halves));
    }

    private Genotype pair(String text, List<String> halves) {
        boolean phased = text.indexOf('|') >= 0;
        return new Genotype(List.of(alleles.chromosome(halves.get(0)), alleles.chromosome(halves.get(1))), phased);
    }

    private List<Genotype> linked(String text, List<String> halves) {
        if (halves.size() == 2 && sex == Sex.MALE) {
            Genotype both = pair(text, halves);
            if (!both.chromosomes().get(0).equals(both.chromosomes().get(1))) {
                alleles.fail(TextReading.fails(
                        GeneEvidence.Reason.CONFLICT,
                        "The result of gene " + table.gene()
                                + " names two different alleles, but a man has one X chromosome."));
            }
            alleles.limit("One X chromosome was read from the result, which names the same allele twice.");
            return List.of(new Genotype(both.chromosomes().subList(0, 1), true));
        }
        if (halves.size() == 2) {
            return List.of(pair(text, halves));
        }
        if (halves.size() == 1 && sex == Sex.FEMALE) {
            alleles.fail(TextReading.fails(
                    GeneEvidence.Reason.UNREADABLE_TEXT,
                    "The result of gene " + table.gene()
                            + " names one allele, but a woman has two X chromosomes; the second allele is needed."));
        } else if (halves.size() != 1) {
            alleles.fail(alleles.unreadable());
        } else if (sex != Sex.MALE) {
            alleles.limit("A single allele was read as that of a person with one X chromosome.");
        }
        return halves.size() == 1 ? List.of(new Genotype(List.of(alleles.chromosome(halves.get(0))), true)) : List.of();
    }

    /** A list of variants without phase: each of them can lie on either chromosome. */
    private List<Genotype> listed(String text) {
        GenotypeAlleles.Listed found = alleles.listed(text);
        List<Piece> variants = found.variants();
        if (variants.isEmpty() || variants.size() > 6) {
            alleles.fail(alleles.unreadable());
            return List.of();
        }
        if (found.homozygous()) {
            Chromosome both = new Chromosome(variants);
            return List.of(new Genotype(List.of(both, both), true));
        }
        List<Genotype> all = arrangements(variants);
        if (variants.size() == 1 && !found.heterozygous()) {
            Chromosome both = new Chromosome(variants);
            all.add(new Genotype(List.of(both, both), false));
            alleles.settles("Whether one or both chromosomes carry the variant (zygosity) would settle it.");
        } else if (variants.size() > 1) {
            alleles.settles("Whether the variants lie on one chromosome or on both (phase) would settle it.");
        }
        return all;
    }

    private List<Genotype> arrangements(List<Piece> variants) {
        List<Genotype> all = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (int mask = 0; mask < 1 << (variants.size() - 1); mask++) {
            List<Piece> one = new ArrayList<>();
            List<Piece> other = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                ((mask >> i & 1) == 0 ? one : other).add(variants.get(i));
            }
            Genotype genotype = new Genotype(List.of(side(one), side(other)), false);
            if (seen.add(genotype.text(" + "))) {
                all.add(genotype);
            }
        }
        return all;
    }

    private Chromosome side(List<Piece> variants) {
        return variants.isEmpty() ? Chromosome.of(alleles.reference()) : new Chromosome(variants);
    }

    /** A report that says of a pair only that one of the two is duplicated. */
    private List<Genotype> duplicated(GenotypeAlleles.Duplication duplication) {
        Chromosome first = alleles.chromosome(duplication.first());
        Chromosome second = alleles.chromosome(duplication.second());
        if (alleles.failure() != null) {
            return List.of();
        }
        alleles.settles("Which of the two alleles is duplicated, and how often, would settle it.");
        List<Genotype> all = new ArrayList<>();
        for (Piece copies : alleles.copies(duplication.number())) {
            all.add(new Genotype(List.of(multiplied(first, copies), second), false));
            all.add(new Genotype(List.of(first, multiplied(second, copies)), false));
        }
        return all;
    }

    private static Chromosome multiplied(Chromosome one, Piece copies) {
        return Chromosome.of(new Piece(one.pieces().get(0).allele(), copies.copies(), copies.orMore()));
    }
}
