package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Allele;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.FunctionPair;
import org.precisionbenefit.evidence.GeneRule;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.OtherName;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.evidence.PhenotypeWord;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads one file of the folder {@code pgx}: alleles, phenotypes and the rules between them, of one gene. */
final class GeneFile {
    private static final List<String> NAMES = Sourced.names(
            "gene",
            "description",
            "method",
            "inheritance",
            "written_as",
            "copy_numbers",
            "several_variants",
            "unlisted_alleles",
            "no_phenotype",
            "functions",
            "scores",
            "phenotypes",
            "former_names",
            "spellings",
            "unphased",
            "by_default",
            "alleles",
            "rules");
    /** What stands for the function where only the presence of an allele matters, or no function was assigned. */
    private static final String NOT_ASSIGNED = "Not assigned";

    private final Problems problems;
    private final Fields file;
    private final String owner;
    private final GeneSymbol gene;
    private final Citation source;
    private final SortedMap<String, String> functions = new TreeMap<>();
    private final SortedMap<String, Phenotype> phenotypes = new TreeMap<>();
    private final @Nullable GeneModelFile model;

    private GeneFile(Authored authored, Problems problems) {
        this.problems = problems;
        Fields unnamed = Fields.of(authored, "gene file", NAMES);
        this.gene = unnamed.checked(
                "gene", GeneSymbol::new, "must be an HGNC symbol: two to twenty capitals, digits or hyphens.");
        this.owner = "gene " + gene;
        this.file = unnamed.named(owner);
        this.source = Sourced.citation(file);
        this.model = file.has("method") ? new GeneModelFile(file, source, problems) : null;
    }

    static GeneTable read(Authored authored, Problems problems) {
        return new GeneFile(authored, problems).table();
    }

    private GeneTable table() {
        for (Authored.Scalar function : file.scalars("functions")) {
            functions.put(function.value(), function.value());
        }
        List<PhenotypeWord> words = phenotypes();
        SortedMap<String, List<Dated<Allele>>> alleles = alleles();
        SortedMap<FunctionPair, List<Dated<GeneRule>>> rules = rules();
        everyPairHasARule(rules);
        SortedMap<String, OtherName> names = otherNames(alleles);
        return new GeneTable(
                gene,
                source,
                alleles,
                names,
                byDefault(alleles),
                words,
                rules,
                model == null ? null : model.read(phenotypes));
    }

    private List<PhenotypeWord> phenotypes() {
        for (Authored item : file.items("phenotypes")) {
            problems.attempt(() -> phenotype(item).text("name"))
                    .ifPresent(name -> phenotypes.put(name, new Phenotype(name)));
        }
        List<PhenotypeWord> words = new ArrayList<>();
        Map<String, String> taken = new TreeMap<>();
        for (Authored item : file.items("phenotypes")) {
            problems.attempt(() -> word(phenotype(item), taken)).ifPresent(words::add);
        }
        return words;
    }

    private Fields phenotype(Authored item) {
        return Fields.of(item, "a phenotype of " + owner, List.of("name", "likely_form_of", "words"));
    }

    private PhenotypeWord word(Fields row, Map<String, String> taken) {
        String name = row.text("name");
        List<String> words = new ArrayList<>();
        for (Authored.Scalar word : row.scalars("words")) {
            String other = taken.put(word.value(), name);
            if (other != null) {
                throw word.place()
                        .fault("The word (" + word.value() + ") of phenotype " + name + " must not also name phenotype "
                                + other + ". Remove one of the two.");
            }
            words.add(word.value());
        }
        @Nullable Phenotype confirmed = row.has("likely_form_of") ? row.choice("likely_form_of", phenotypes) : null;
        return new PhenotypeWord(new Phenotype(name), confirmed, words);
    }

    private SortedMap<String, List<Dated<Allele>>> alleles() {
        SortedMap<String, List<Dated<Allele>>> alleles = new TreeMap<>();
        for (Authored item : file.items("alleles")) {
            problems.run(() -> {
                Fields unnamed = Fields.of(
                        item,
                        "an allele of " + owner,
                        model == null
                                ? Sourced.datedNames("name", "function")
                                : Sourced.datedNames("name", "function", "activity", "unknown"));
                String name = model == null
                        ? unnamed.checked(
                                "name", GeneFile::star, "must be a star allele written in quotes, such as \"*2\".")
                        : model.name(unnamed);
                Fields row = unnamed.named("allele " + name);
                new DatedList<>(name + " of " + owner, alleles.computeIfAbsent(name, any -> new ArrayList<>()))
                        .add(row, dated(row, allele(row)));
            });
        }
        if (alleles.isEmpty()) {
            problems.add(file.place("alleles").problem("The alleles of " + owner + " must hold at least one row."));
        }
        return alleles;
    }

    private Allele allele(Fields row) {
        if (model == null) {
            return new Allele(row.choice("function", functions), null, null);
        }
        if (!model.needsFunctions()) {
            return new Allele(NOT_ASSIGNED, null, null);
        }
        if (row.has("unknown")) {
            if (row.has("function")) {
                throw row.flaw("function", row.text("function"), "must not stand beside the reason why it is unknown.");
            }
            return new Allele(null, null, row.text("unknown"));
        }
        return new Allele(row.choice("function", functions), model.activity(row), null);
    }

    private static String star(String name) {
        if (!name.matches("\\*[0-9]{1,3}")) {
            throw new IllegalArgumentException("not a star allele");
        }
        return name;
    }

    private SortedMap<FunctionPair, List<Dated<GeneRule>>> rules() {
        SortedMap<FunctionPair, List<Dated<GeneRule>>> rules = new TreeMap<>();
        for (Authored item : file.items("rules")) {
            problems.run(() -> {
                Fields row = Fields.of(
                        item,
                        "a rule of " + owner,
                        model == null
                                ? Sourced.datedNames("first", "second", "phenotype")
                                : Sourced.datedNames("first", "second", "only", "phenotype", "unknown"));
                FunctionPair pair = row.has("only")
                        ? FunctionPair.alone(row.choice("only", functions))
                        : new FunctionPair(row.choice("first", functions), row.choice("second", functions));
                GeneRule rule = model != null && row.has("unknown")
                        ? new GeneRule(null, row.text("unknown"))
                        : new GeneRule(row.choice("phenotype", phenotypes), null);
                new DatedList<>(pair + " of " + owner, rules.computeIfAbsent(pair, any -> new ArrayList<>()))
                        .add(row, dated(row, rule));
            });
        }
        return rules;
    }

    private <T> Dated<T> dated(Fields row, T value) {
        return new Dated<>(Sourced.period(row), Sourced.citation(row, source), value);
    }

    private void everyPairHasARule(SortedMap<FunctionPair, List<Dated<GeneRule>>> rules) {
        for (FunctionPair pair : model == null ? GeneModelFile.pairs(functions.keySet()) : model.pairs()) {
            if (!rules.containsKey(pair)) {
                problems.add(file.place("rules")
                        .problem("The rules of " + owner + " must hold the pair " + pair + ". Add a row for it."));
            }
        }
    }

    private SortedMap<String, OtherName> otherNames(SortedMap<String, List<Dated<Allele>>> alleles) {
        SortedMap<String, OtherName> names = new TreeMap<>();
        for (Authored item : file.items("former_names")) {
            problems.run(() -> {
                List<String> allowed = model == null
                        ? Sourced.names("former", "name")
                        : Sourced.names("former", "name", "since", "limitation");
                Fields row = Fields.of(item, "a former name of " + owner, allowed);
                Sourced.citation(row);
                String former = row.text("former");
                OtherName name = new OtherName(
                        allele(row.text("name"), row.place("name"), alleles),
                        row.optionalDate("since").orElse(null),
                        limitation(row));
                if (names.put(former, name) != null) {
                    throw row.flaw("former", former, "must not stand twice. Remove one of the two.");
                }
            });
        }
        if (model != null) {
            model.spellings((written, allele) -> {
                String name = allele(allele.value(), allele.place(), alleles);
                if (names.put(written, new OtherName(name, null, null)) != null) {
                    throw allele.place()
                            .fault("The spelling (" + written + ") of " + owner
                                    + " must not also be a former name. Remove one of the two.");
                }
            });
            model.distinct(alleles.keySet(), names.keySet());
        }
        return names;
    }

    private static @Nullable String limitation(Fields row) {
        if (row.has("limitation")) {
            return row.text("limitation");
        }
        return "An allele was sent under a former name and read under its present one.";
    }

    private TreeSet<String> byDefault(SortedMap<String, List<Dated<Allele>>> alleles) {
        TreeSet<String> names = new TreeSet<>();
        for (Authored.Scalar name : file.scalars("by_default")) {
            problems.run(() -> names.add(allele(name.value(), name.place(), alleles)));
        }
        return names;
    }

    private String allele(String name, Place place, SortedMap<String, List<Dated<Allele>>> alleles) {
        if (!alleles.containsKey(name)) {
            throw place.fault(
                    "The allele (" + name + ") of " + owner + " must be one of its alleles. Add a row for it.");
        }
        return name;
    }
}
