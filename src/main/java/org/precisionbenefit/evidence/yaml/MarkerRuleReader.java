package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.MarkerNames;
import org.precisionbenefit.evidence.tumour.MarkerRule;
import org.precisionbenefit.evidence.tumour.VariantName;
import org.precisionbenefit.evidence.tumour.VariantPattern;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads a rule on markers: conditions written as names with values, joined by any, all, not and unless. */
final class MarkerRuleReader {
    private static final List<String> PATTERN = List.of("variant", "coding", "at_codons", "exon", "codons", "change");
    private static final List<String> NAMES = names();
    private static final SortedMap<String, VariantPattern.ExonChange> EXON_CHANGES =
            Choices.by(VariantPattern.ExonChange.values(), VariantPattern.ExonChange::word);
    private static final String TANDEM = "internal-tandem-duplication";

    private final String owner;
    private final MarkerNames markers;

    MarkerRuleReader(String owner, MarkerNames markers) {
        this.owner = owner;
        this.markers = markers;
    }

    private static List<String> names() {
        List<String> all = new ArrayList<>(List.of("any", "all", "not", "unless", "gene", "genes"));
        all.addAll(PATTERN);
        all.addAll(List.of("origin", "known", "except", "partner", "protein", "covers"));
        all.addAll(List.of("marker", "status", "score", "at_least", "unit"));
        return List.copyOf(all);
    }

    MarkerRule rule(Authored authored) {
        Fields fields = Fields.of(authored, "the markers of " + owner, NAMES);
        if (fields.has("any")) {
            return new MarkerRule.Any(several(fields, "any"));
        }
        if (fields.has("all")) {
            return new MarkerRule.All(several(fields, "all"));
        }
        if (fields.has("not")) {
            return new MarkerRule.Not(rule(fields.value("not")));
        }
        if (fields.has("unless")) {
            return new MarkerRule.Unless(rule(fields.value("unless")));
        }
        return fields.has("marker") ? marker(fields) : gene(fields);
    }

    private List<MarkerRule> several(Fields fields, String name) {
        List<MarkerRule> rules = fields.items(name).stream().map(this::rule).toList();
        if (rules.size() < 2) {
            throw fields.place(name)
                    .fault("The " + name + " of " + fields.owner() + " must join at least two conditions.");
        }
        return rules;
    }

    private MarkerRule marker(Fields fields) {
        SortedMap<String, MarkerNames.Entry> known = new TreeMap<>();
        markers.entries().forEach(entry -> known.put(entry.name(), entry));
        MarkerNames.Entry entry = fields.choice("marker", known);
        if (fields.has("at_least")) {
            return new MarkerRule.Score(
                    entry.name(),
                    fields.text("score", ""),
                    fields.positive("at_least", "limit"),
                    fields.text("unit", ""));
        }
        SortedMap<String, String> statuses = new TreeMap<>();
        entry.statuses().keySet().forEach(status -> statuses.put(status, status));
        return new MarkerRule.Status(entry.name(), fields.choice("status", statuses));
    }

    private MarkerRule gene(Fields fields) {
        @Nullable String change = fields.has("change") ? fields.text("change") : null;
        boolean pattern = fields.has("variant") || fields.has("at_codons") || fields.has("exon");
        if (pattern || TANDEM.equals(change)) {
            return new MarkerRule.Variant(symbol(fields.scalar("gene")), pattern(fields));
        }
        Map<String, Function<Fields, MarkerRule>> kinds = new TreeMap<>(Map.of(
                "amplification",
                one -> copies(one, MarkerRule.CopyChange.AMPLIFICATION),
                "loss",
                one -> copies(one, MarkerRule.CopyChange.LOSS),
                "fusion",
                this::fusion,
                "mutation",
                this::mutation,
                "none",
                this::wildType));
        return fields.choice("change", kinds).apply(fields);
    }

    private MarkerRule copies(Fields fields, MarkerRule.CopyChange change) {
        return new MarkerRule.Copies(symbol(fields.scalar("gene")), change);
    }

    private MarkerRule fusion(Fields fields) {
        @Nullable String partner = fields.has("partner") ? symbol(fields.scalar("partner")) : null;
        return new MarkerRule.Fusion(genes(fields), partner, fields.has("protein") && fields.flag("protein"));
    }

    private MarkerRule mutation(Fields fields) {
        Map<String, Boolean> origins = new TreeMap<>(Map.of("any", false, "germline", true));
        boolean inherited = fields.has("origin") && fields.choice("origin", origins);
        return new MarkerRule.Mutation(genes(fields), inherited, patterns(fields, "known"), patterns(fields, "except"));
    }

    private MarkerRule wildType(Fields fields) {
        return new MarkerRule.WildType(
                symbol(fields.scalar("gene")),
                fields.scalars("covers").stream().map(Authored.Scalar::value).toList());
    }

    private List<VariantPattern> patterns(Fields fields, String name) {
        return fields.items(name).stream()
                .map(item -> pattern(Fields.of(item, "a variant of " + owner, PATTERN)))
                .toList();
    }

    private VariantPattern pattern(Fields fields) {
        List<String> coding =
                fields.scalars("coding").stream().map(Authored.Scalar::value).toList();
        if (fields.has("variant")) {
            VariantName name = VariantName.read(fields.text("variant"))
                    .filter(read -> read.level() == VariantName.Level.PROTEIN)
                    .orElseThrow(() -> fields.flaw(
                            "variant", fields.text("variant"), "must be a protein change such as p.V600E."));
            return new VariantPattern.Named(name, coding);
        }
        if (fields.has("at_codons")) {
            return new VariantPattern.AtCodons(numbers(fields, "at_codons"));
        }
        if (TANDEM.equals(fields.text("change"))) {
            return new VariantPattern.TandemDuplication();
        }
        return inExon(fields, coding);
    }

    private VariantPattern inExon(Fields fields, List<String> coding) {
        List<Integer> codons = numbers(fields, "codons");
        if (!codons.isEmpty() && (codons.size() != 2 || codons.get(1) < codons.get(0))) {
            throw fields.place("codons")
                    .fault("The codons of " + fields.owner() + " must be the exon's first and last codon.");
        }
        return new VariantPattern.InExon(
                fields.positiveCount("exon", "exon"),
                fields.choice("change", EXON_CHANGES),
                codons.isEmpty() ? 0 : codons.get(0),
                codons.isEmpty() ? 0 : codons.get(1),
                coding);
    }

    private List<Integer> numbers(Fields fields, String name) {
        List<Integer> all = new ArrayList<>();
        for (Authored.Scalar number : fields.scalars(name)) {
            if (!number.value().matches("[1-9][0-9]{0,4}")) {
                throw number.place()
                        .fault("The codon (" + number.value() + ") of " + owner + " must be a whole number from 1.");
            }
            all.add(Integer.parseInt(number.value()));
        }
        return List.copyOf(all);
    }

    private List<String> genes(Fields fields) {
        if (!fields.has("genes")) {
            return List.of(symbol(fields.scalar("gene")));
        }
        List<String> genes = fields.scalars("genes").stream().map(this::symbol).toList();
        if (genes.isEmpty()) {
            throw fields.place("genes").fault("The genes of " + fields.owner() + " must hold at least one.");
        }
        return genes;
    }

    private String symbol(Authored.Scalar written) {
        if (!written.value().matches("[A-Z][A-Z0-9-]{1,19}")) {
            throw written.place()
                    .fault("The gene (" + written.value() + ") of " + owner
                            + " must be an HGNC symbol: two to twenty capitals, digits or hyphens.");
        }
        String used = markers.gene(written.value());
        if (!used.equals(written.value())) {
            throw written.place()
                    .fault("The gene (" + written.value() + ") of " + owner + " must be written by its name in the list"
                            + " of markers: " + used + ".");
        }
        return used;
    }
}
