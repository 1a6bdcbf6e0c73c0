package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** What an author reads when a gene or guidance file is wrong. */
class KnowledgeLoaderTest {
    private static final String GENE = "pgx/CYP2C19.yaml";
    private static final String DRUG = "guidance/clopidogrel.yaml";
    private static final String ENZYME = "enzymes/CYP2C19.yaml";

    private static List<ConfigurationFault.Problem> problems(SourceFiles files) {
        ConfigurationFault fault =
                catchThrowableOfType(ConfigurationFault.class, () -> new KnowledgeLoader().load(files));
        assertThat(fault).as("the release must be refused").isNotNull();
        return fault.problems();
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        GENE,
                        "{name: \"*2\", function: No function,",
                        "{name: \"*2\", function: No fucntion,",
                        "The function (No fucntion) of allele *2 must be one of Decreased function, Increased function,"
                                + " No function, Normal function, Uncertain function. Did you mean \"No function\"?"),
                Arguments.of(
                        GENE,
                        "gene: CYP2C19\n",
                        "gene: cyp2c19\n",
                        "The gene (cyp2c19) of gene file must be an HGNC symbol: two to twenty capitals, digits or"
                                + " hyphens."),
                Arguments.of(
                        GENE,
                        "last_checked: 2026-11-21\n\nmethod",
                        "last_checked: 21.11.2026\n\nmethod",
                        "The last checked (21.11.2026) of gene CYP2C19 must be a day written as 2026-01-31."),
                Arguments.of(
                        GENE,
                        "{name: \"*3\", function",
                        "{name: \"*2\", function",
                        "The row of *2 of gene CYP2C19 since 2022-02-08 must not stand twice."
                                + " Remove one, or give it another since."),
                Arguments.of(
                        ENZYME,
                        "{drug: fluconazole, rxcui: 4450, effect: strong-inhibitor",
                        "{drug: fluconazole, rxcui: 4450, effect: strong-inhibiter",
                        "The effect (strong-inhibiter) of drug fluconazole of enzyme CYP2C19 must be one of moderate-inducer,"
                                + " moderate-inhibitor, strong-inducer, strong-inhibitor, weak-inducer, weak-inhibitor."
                                + " Did you mean \"strong-inhibitor\"?"),
                Arguments.of(
                        ENZYME,
                        "{drug: omeprazole, rxcui: 7646",
                        "{drug: omeprazole, rxcui: 4450",
                        "The rxcui (4450) of drug omeprazole of enzyme CYP2C19 must not also belong to drug fluconazole."),
                Arguments.of(
                        ENZYME,
                        "{drug: omeprazole, rxcui: 7646, effect: weak-inhibitor",
                        "{drug: omeprazole, rxcui: 7646, from_daily_mg: 0, effect: weak-inhibitor",
                        "The dose from which it acts (0) of drug omeprazole of enzyme CYP2C19 must be positive."),
                Arguments.of(
                        ENZYME,
                        "effect: moderate-inhibitor, from: [Normal Metabolizer]",
                        "effect: moderate-inhibitor, from: [Poor Metabolizer]",
                        "The row of moderate-inhibitor and Poor Metabolizer of enzyme CYP2C19 since 2020-03-10 must not stand"
                                + " twice. Remove one, or give it another since."),
                Arguments.of(
                        GENE,
                        "{name: \"*3\", function",
                        "{name: \"*3x\", function",
                        "The name (*3x) of an allele of gene CYP2C19 must be a star allele written in quotes, such as"
                                + " \"*2\"."),
                Arguments.of(
                        GENE,
                        "{name: \"*3\", function: No function, since: 2022-02-08}",
                        "{name: \"*3\", function: No function, sinse: 2022-02-08}",
                        "The name (sinse) in an allele of gene CYP2C19 must be one of name, function, activity,"
                                + " unknown, source, locator, last_checked, since, until. Did you mean \"since\"?"),
                Arguments.of(
                        GENE,
                        "{name: \"*3\", function: No function, since: 2022-02-08}",
                        "{name: \"*3\", function: No function}",
                        "The since of allele *3 must be given. Add \"since: ...\"."),
                Arguments.of(
                        GENE,
                        "{name: \"*3\", function: No function, since: 2022-02-08}",
                        "{name: \"*3\", function: No function, since: 2022-02-08, until: 2022-02-07}",
                        "The until (2022-02-07) of allele *3 must not lie before its since (2022-02-08)."),
                Arguments.of(
                        GENE,
                        "  - {first: No function, second: No function, phenotype: Poor Metabolizer, since:"
                                + " 2022-02-08}\n",
                        "",
                        "The rules of gene CYP2C19 must hold the pair No function with No function. Add a row for it."),
                Arguments.of(
                        GENE,
                        "by_default: [\"*1\", \"*38\"]",
                        "by_default: [\"*1\", \"*83\"]",
                        "The allele (*83) of gene CYP2C19 must be one of its alleles. Add a row for it."),
                Arguments.of(
                        GENE,
                        "words: [LA9657-3, PM, poor]",
                        "words: [LA9657-3, IM, poor]",
                        "The word (IM) of phenotype Poor Metabolizer must not also name phenotype Intermediate"
                                + " Metabolizer. Remove one of the two."),
                Arguments.of(
                        GENE,
                        "former: \"*4B\"",
                        "former: \"*4A\"",
                        "The former (*4A) of a former name of gene CYP2C19 must not stand twice. Remove one of the"
                                + " two."),
                Arguments.of(
                        GENE,
                        "likely_form_of: Poor Metabolizer",
                        "likely_form_of: Poor Metaboliser",
                        "The likely form of (Poor Metaboliser) of a phenotype of gene CYP2C19 must be one of"
                                + " Indeterminate, Intermediate Metabolizer, Likely Intermediate Metabolizer, Likely Poor"
                                + " Metabolizer, Normal Metabolizer, Poor Metabolizer, Rapid Metabolizer, Ultrarapid"
                                + " Metabolizer. Did you mean \"Poor Metabolizer\"?"),
                Arguments.of(
                        GENE,
                        "description: Hepatic",
                        "gene: CYP2C19\ndescription: Hepatic",
                        "The name (gene) must not stand twice. Remove one of the two."),
                Arguments.of(
                        GENE,
                        "gene: CYP2C19\n",
                        "gene: [CYP2C19\n",
                        "The file must be well-formed YAML. Check indentation, quotes, brackets and colons at this"
                                + " place."),
                Arguments.of(
                        GENE,
                        "gene: CYP2C19\n",
                        "gene: &name CYP2C19\n",
                        "The file must not use YAML anchors (&name) or aliases (*name). Write the value out,"
                                + " in quotes if it starts with such a sign."),
                Arguments.of(
                        GENE,
                        "gene: CYP2C19\n",
                        "gene: !java CYP2C19\n",
                        "The file must not use YAML tags (!name). Write the plain value."),
                Arguments.of(
                        GENE,
                        "gene: CYP2C19\n",
                        "gene: {symbol: CYP2C19}\n",
                        "The gene of gene file must be a single value."),
                Arguments.of(GENE, "gene: CYP2C19\n", "gene: \"\"\n", "The gene of gene file must not be empty."),
                Arguments.of(
                        DRUG,
                        "rxcui: 32968",
                        "rxcui: RX32968",
                        "The rxcui (RX32968) of guidance on drug clopidogrel must be an RxNorm identifier: one to"
                                + " eight digits."),
                Arguments.of(
                        DRUG,
                        "gene: CYP2C19\n",
                        "gene: CYP2C18\n",
                        "The gene (CYP2C18) of guidance on drug clopidogrel must be one of ABCG2, CACNA1S, CFTR,"
                                + " CYP2B6, CYP2C19, CYP2C9, CYP2D6, CYP3A5, CYP4F2, DPYD, G6PD, HLA-A, HLA-B, IFNL3,"
                                + " MT-RNR1, NAT2, NUDT15, RYR1, SLCO1B1, TPMT, UGT1A1, VKORC1. Did you mean"
                                + " \"CYP2C19\"?"),
                Arguments.of(
                        DRUG,
                        "action: avoid, strength: strong, alternatives: {prasugrel: 613391, ticagrelor: 1116632},"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991629",
                        "action: avoyd, strength: strong, alternatives: {prasugrel: 613391, ticagrelor: 1116632},"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991629",
                        "The action (avoyd) of a row of guidance on drug clopidogrel must be one of alternative, avoid,"
                                + " no-recommendation, standard. Did you mean \"avoid\"?"),
                Arguments.of(
                        DRUG,
                        "action: alternative, strength: moderate, alternatives: {ticagrelor: 1116632},"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991643",
                        "action: alternative, strength: moderate,"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991643",
                        "The action (alternative) of a row of guidance on drug clopidogrel must come with"
                                + " alternatives."),
                Arguments.of(
                        DRUG,
                        "phenotype: Normal Metabolizer, action: standard, strength: strong,"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991641",
                        "phenotype: Normal Metabolizer, action: standard, strength: no-recommendation,"
                                + " since: 2022-02-08, locator: \"database 1.44.0 (2025-03-08), recommendation 5991641",
                        "The strength (no-recommendation) of a row of guidance on drug clopidogrel must be"
                                + " no-recommendation exactly when the action (standard) is."),
                Arguments.of(
                        DRUG,
                        "  - {population: neurovascular, phenotype: Indeterminate,",
                        "  - {population: neurovascular, phenotype: Poor Metabolizer,",
                        "The row of Poor Metabolizer and neurovascular of guidance on drug clopidogrel since 2022-02-08"
                                + " must not stand twice. Remove one, or give it another since."),
                Arguments.of(
                        DRUG,
                        "rank: 2",
                        "rank: 1",
                        "The rank (1) of population neurovascular must differ from that of population acs-pci."),
                Arguments.of(DRUG, "rank: 2", "rank: 0", "The rank (0) of population neurovascular must be positive."),
                Arguments.of(
                        DRUG,
                        "G45.0, G45.1",
                        "g45.0, G45.1",
                        "The code (g45.0) in the codes of population neurovascular must be capitals, digits and dots,"
                                + " with * at its end for all codes below it."),
                Arguments.of(
                        DRUG,
                        "alternatives: {ticagrelor: 1116632}",
                        "alternatives: {ticagrelor: Brilinta}",
                        "The ticagrelor (Brilinta) of an alternative in guidance on drug clopidogrel must be an RxNorm"
                                + " identifier: one to eight digits."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void wrong_file_named_with_place_and_remedy(String path, String text, String wrong, String message)
            throws IOException {
        List<ConfigurationFault.Problem> problems = problems(AuthoredFolder.shippedBut(path, text, wrong));

        assertThat(problems).extracting(ConfigurationFault.Problem::message).contains(message);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(path);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }

    static List<Arguments> wrong_gene_models() {
        return List.of(
                Arguments.of(
                        "pgx/CYP2D6.yaml",
                        "method: activity-score",
                        "method: activity-scores",
                        "The method (activity-scores) of gene CYP2D6 must be one of activity-score, functions, none,"
                                + " presence. Did you mean \"activity-score\"?"),
                Arguments.of(
                        "pgx/CYP2D6.yaml",
                        "{name: \"*4\", function: No function, activity: \"0.0\"",
                        "{name: \"*4\", function: No function, activity: \"zero\"",
                        "The activity (zero) of allele *4 must be a number with at most two decimals in quotes, such as"
                                + " \"0.25\"."),
                Arguments.of(
                        "pgx/CYP2D6.yaml",
                        "{name: \"*4\", function: No function, activity: \"0.0\"",
                        "{name: \"*4\", function: No function",
                        "The activity of allele *4 must be given. Add \"activity: ...\"."),
                Arguments.of(
                        "pgx/TPMT.yaml",
                        "{name: \"*2\", function: No function",
                        "{name: \"*2\", function: No function, activity: \"0.0\"",
                        "The activity (0.0) of allele *2 must not be given: the gene has no activity scores."),
                Arguments.of(
                        "pgx/TPMT.yaml",
                        "{name: \"*2\", function: No function",
                        "{name: \"*2\", unknown: \"Not read.\", function: No function",
                        "The function (No function) of allele *2 must not stand beside the reason why it is unknown."),
                Arguments.of(
                        "pgx/HLA-B.yaml",
                        "\"*57:01\"",
                        "\"*57\"",
                        "The name (*57) of an allele of gene HLA-B must be a star allele with two fields written in"
                                + " quotes, such as \"*57:01\"."),
                Arguments.of(
                        "pgx/G6PD.yaml",
                        "\"Telti, Kobe\", function",
                        "\"Telti/Kobe\", function",
                        "The name (Telti/Kobe) of an allele of gene G6PD must not hold / or |, which stand between two"
                                + " alleles."),
                Arguments.of(
                        "pgx/G6PD.yaml",
                        "  - {only: IV/Normal, phenotype: Normal, since: 2025-03-08}\n",
                        "",
                        "The rules of gene G6PD must hold the pair IV/Normal alone. Add a row for it."),
                Arguments.of(
                        "pgx/CYP2C9.yaml",
                        "{from: \"1.0\", to: \"1.5\"",
                        "{from: \"1.5\", to: \"1.0\"",
                        "The to (1.0) of a range of scores of gene CYP2C9 must not lie below its from (1.5)."),
                Arguments.of(
                        "pgx/DPYD.yaml",
                        "  \"*9A\": ",
                        "  \"C.85T>C  (*9A)\": ",
                        "The name (C.85T>C  (*9A)) must differ from c.85T>C (*9A) in more than spaces and letter case."
                                + " Remove one of the two."));
    }

    @ParameterizedTest
    @MethodSource("wrong_gene_models")
    void wrong_gene_model_named_with_remedy(String path, String text, String wrong, String message) throws IOException {
        List<ConfigurationFault.Problem> problems = problems(AuthoredFolder.shippedBut(path, text, wrong));

        assertThat(problems).extracting(ConfigurationFault.Problem::message).contains(message);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.where()).isEqualTo(path);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }

    @Test
    void problem_stands_at_line_and_column_of_the_value() throws IOException {
        SourceFiles files = AuthoredFolder.shippedBut(
                GENE, "{name: \"*2\", function: No function,", "{name: \"*2\", function: None,");
        List<String> lines = files.find(GENE).orElseThrow().text().lines().toList();

        ConfigurationFault.Problem problem = problems(files).get(0);

        assertThat(lines.get(problem.line() - 1).substring(problem.column() - 1))
                .startsWith("None,");
        assertThat(problem.toString())
                .startsWith(GENE + ":" + problem.line() + ":" + problem.column() + ": The function");
    }

    @Test
    void missing_guidance_row_named() throws IOException {
        SourceFiles files =
                AuthoredFolder.shippedBut(DRUG, "  - {population: neurovascular, phenotype: Indeterminate,", "  # -");

        assertThat(problems(files))
                .extracting(ConfigurationFault.Problem::message)
                .containsExactly("The rows of guidance on drug clopidogrel must hold Indeterminate in population"
                        + " neurovascular. Add a row for it.");
    }

    @Test
    void all_problems_named_at_once() throws IOException {
        SourceFiles files = AuthoredFolder.shippedBut(GENE, "function: Uncertain function", "function: Unknown");

        assertThat(problems(files)).hasSizeGreaterThan(5);
    }

    @Test
    void empty_file_and_plain_list_refused() {
        assertThat(problems(new SourceFiles(List.of(new SourceFile(GENE, "# nothing\n")))))
                .extracting(ConfigurationFault.Problem::toString)
                .containsExactly(GENE + ":1:1: The file must not be empty.");
        assertThat(problems(new SourceFiles(List.of(new SourceFile(GENE, "- one\n")))))
                .extracting(ConfigurationFault.Problem::message)
                .containsExactly("The gene file must be written as names with values (name: value).");
    }

    @Test
    void same_gene_or_drug_in_two_files_refused() throws IOException {
        SourceFiles shipped = AuthoredFolder.shipped();
        SourceFile gene = shipped.find(GENE).orElseThrow();
        SourceFile drug = shipped.find(DRUG).orElseThrow();

        assertThat(problems(shipped.and(new SourceFiles(List.of(new SourceFile("pgx/other.yaml", gene.text()))))))
                .extracting(ConfigurationFault.Problem::toString)
                .containsExactly(
                        "pgx/other.yaml:1:1: The gene (CYP2C19) must not also stand in pgx/CYP2C19.yaml. Keep one file"
                                + " per gene.");
        assertThat(problems(shipped.and(new SourceFiles(List.of(new SourceFile("guidance/other.yaml", drug.text()))))))
                .extracting(ConfigurationFault.Problem::toString)
                .containsExactly(
                        "guidance/other.yaml:1:1: The drug (32968) must not stand in two files. Keep one guidance file"
                                + " per drug.");
    }

    @Test
    void hostile_yaml_refused_without_harm() {
        String deep = "gene: " + "[".repeat(50_000);
        String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";

        for (String text : List.of(deep, bomb, "\u0000", "gene: \"\\x", "gene: \"\\Uffffffff\"", "--- a\n--- b\n")) {
            assertThat(problems(new SourceFiles(List.of(new SourceFile(GENE, text)))))
                    .isNotEmpty();
        }
    }

    @Test
    void files_in_any_order_same_digest() throws IOException {
        Digest expected = new KnowledgeLoader().load(AuthoredFolder.shipped()).digest();
        List<SourceFile> files = new ArrayList<>(AuthoredFolder.shipped().files());
        Random random = new Random(11);

        for (int i = 0; i < 10; i++) {
            Collections.shuffle(files, random);
            assertThat(new KnowledgeLoader().load(new SourceFiles(files)).digest())
                    .isEqualTo(expected);
        }
    }

    @Test
    void formulary_change_leaves_the_knowledge_digest() throws IOException {
        SourceFiles changed = AuthoredFolder.shippedBut("plans/demo-part-d.yaml", "state: TX", "state: NY");

        assertThat(new KnowledgeLoader().load(changed).digest())
                .isEqualTo(new KnowledgeLoader().load(AuthoredFolder.shipped()).digest());
    }
}
