package org.precisionbenefit.evidence.yaml;

import java.math.BigDecimal;
import java.util.List;
import org.precisionbenefit.evidence.label.GeneCondition;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads on what a label makes its rule depend. */
final class GeneConditionReader {
    private static final List<String> NAMES = List.of(
            "always",
            "any",
            "all",
            "not",
            "gene",
            "diplotypes",
            "allele",
            "phenotypes",
            "present",
            "untested",
            "causal",
            "copies",
            "uncertain_counts",
            "variants",
            "no_others",
            "states",
            "taking",
            "dose_above",
            "unit",
            "younger_than");
    private static final int MOST_YEARS = 120;
    private static final int MONTHS = 12;

    private final String owner;

    GeneConditionReader(String owner) {
        this.owner = owner;
    }

    GeneCondition condition(Authored authored) {
        Fields fields = Fields.of(authored, "the condition of " + owner, NAMES);
        if (fields.has("always")) {
            if (!fields.flag("always")) {
                throw fields.flaw("always", "false", "must be true. Write another condition instead.");
            }
            return new GeneCondition.All(List.of());
        }
        if (fields.has("any")) {
            return new GeneCondition.Any(several(fields, "any"));
        }
        if (fields.has("all")) {
            return new GeneCondition.All(several(fields, "all"));
        }
        if (fields.has("not")) {
            return new GeneCondition.Not(condition(fields.value("not")));
        }
        return fields.has("gene") ? ofGene(fields) : other(fields);
    }

    private List<GeneCondition> several(Fields fields, String name) {
        List<GeneCondition> all =
                fields.items(name).stream().map(this::condition).toList();
        if (all.size() < 2) {
            throw fields.place(name)
                    .fault("The " + name + " of " + fields.owner() + " must join at least two conditions.");
        }
        return all;
    }

    private GeneCondition ofGene(Fields fields) {
        String gene = gene(fields, "gene");
        if (fields.has("diplotypes")) {
            return new GeneCondition.Diplotypes(gene, genotypes(fields));
        }
        if (fields.has("allele")) {
            return new GeneCondition.Carries(gene, fields.text("allele"));
        }
        if (fields.has("phenotypes")) {
            return new GeneCondition.Phenotypes(gene, texts(fields, "phenotypes"));
        }
        if (fields.has("variants")) {
            return new GeneCondition.Named(
                    gene,
                    texts(fields, "variants"),
                    copies(fields),
                    fields.has("no_others") && fields.flag("no_others"));
        }
        return new GeneCondition.Stated(gene, fields.text("states"));
    }

    private GeneCondition other(Fields fields) {
        if (fields.has("present")) {
            return new GeneCondition.Present(gene(fields, "present"));
        }
        if (fields.has("untested")) {
            return new GeneCondition.Untested(gene(fields, "untested"));
        }
        if (fields.has("causal")) {
            return new GeneCondition.Causal(
                    causal(fields), copies(fields), fields.has("uncertain_counts") && fields.flag("uncertain_counts"));
        }
        if (fields.has("taking")) {
            return new GeneCondition.Taking(fields.text("taking"));
        }
        if (fields.has("dose_above")) {
            BigDecimal figure = fields.positive("dose_above", "dose");
            return new GeneCondition.DoseAbove(figure, fields.text("unit"));
        }
        return new GeneCondition.YoungerThan(fields.count("younger_than", "years", MOST_YEARS) * MONTHS);
    }

    private List<String> genotypes(Fields fields) {
        for (Authored.Scalar written : fields.scalars("diplotypes")) {
            if (!written.value().matches("[^/ ]+/[^/ ]+")) {
                throw written.place()
                        .fault("The diplotype (" + written.value() + ") of " + fields.owner()
                                + " must be two alleles with a slash between them, in quotes, such as \"*1/*3\".");
            }
        }
        return texts(fields, "diplotypes");
    }

    /**
     * A gene by its symbol, or an allele of it.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault when it is written like no gene
     */
    static String gene(Fields fields, String name) {
        return gene(fields, fields.scalar(name));
    }

    private static String gene(Fields fields, Authored.Scalar written) {
        String gene = written.value();
        int allele = gene.indexOf('*');
        if (!GeneSymbol.isWritten(allele < 0 ? gene : gene.substring(0, allele))) {
            throw written.place()
                    .fault("The gene (" + gene + ") of " + fields.owner()
                            + " must be a symbol of two to twenty capitals, digits or hyphens, such as CYP2C19.");
        }
        return gene;
    }

    private static List<String> causal(Fields fields) {
        fields.scalars("causal").forEach(written -> gene(fields, written));
        return texts(fields, "causal");
    }

    private static List<String> texts(Fields fields, String name) {
        List<String> all =
                fields.scalars(name).stream().map(Authored.Scalar::value).toList();
        if (all.isEmpty()) {
            throw fields.place(name).fault("The " + name + " of " + fields.owner() + " must hold at least one.");
        }
        return all;
    }

    private static int copies(Fields fields) {
        int copies = fields.has("copies") ? fields.positiveCount("copies", "number of copies") : 1;
        if (copies > 2) {
            throw fields.flaw("copies", fields.text("copies"), "must be 1 or 2.");
        }
        return copies;
    }
}
