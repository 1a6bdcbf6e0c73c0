package org.precisionbenefit.evidence.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.CpicReference;
import org.precisionbenefit.evidence.yaml.DrugLabelLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;

/** Every row of the reference tables of label rules and of indications that genes define is there, and no other drug. */
class LabelReferenceTest {
    /** Names that the reference writes in another way. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "fosphenytoin/phenytoin", List.of("fosphenytoin", "phenytoin"),
            "valproic acid/divalproex", List.of("valproic acid", "divalproex"),
            "succinylcholine + volatile anaesthetics", List.of("succinylcholine"),
            "lecanemab / donanemab", List.of("lecanemab", "donanemab"),
            "voretigene", List.of("voretigene neparvovec"),
            "velmanase/cerliponase etc.", List.of("velmanase alfa", "cerliponase alfa"),
            "elivaldogene", List.of("elivaldogene autotemcel"),
            "exagamglogene", List.of("exagamglogene autotemcel"),
            "pegvaliase/sapropterin", List.of("pegvaliase", "sapropterin"));

    private static final SortedMap<String, DrugLabel> LABELS = new TreeMap<>();

    private static SortedMap<String, DrugLabel> labels() throws IOException {
        if (LABELS.isEmpty()) {
            for (DrugLabel label :
                    new DrugLabelLoader().labels(AuthoredFolder.shipped()).files()) {
                LABELS.put(label.name(), label);
            }
        }
        return LABELS;
    }

    private static List<String> names(String written) throws IOException {
        if (NAMES.containsKey(written)) {
            return NAMES.get(written);
        }
        return labels().containsKey(written) ? List.of(written) : List.of(written.split(" ?/ ?"));
    }

    private static List<List<String>> rows(String file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : CpicReference.lines(file)) {
            rows.add(CpicReference.cells(line));
        }
        return rows.subList(1, rows.size());
    }

    @Test
    void every_rule_and_indication_of_the_reference_is_there_and_no_other_drug() throws IOException {
        SortedSet<String> wanted = new TreeSet<>();
        for (List<String> row : rows("payer/pgx_label_rules.csv")) {
            for (String name : names(row.get(0))) {
                wanted.add(name);
                assertThat(labels()).as(row.toString()).containsKey(name);
                DrugLabel label = labels().get(name);
                if (!row.get(2).isEmpty()
                        && label.drug() != null
                        && !row.get(0).startsWith("fos")
                        && !name.equals("divalproex")) {
                    assertThat(label.drug().value()).as(name).isEqualTo(row.get(2));
                }
                String all = label.toString();
                for (String gene : row.get(3).split(",| \\+ | |/")) {
                    assertThat(all.contains(gene) || gene.equals("e4"))
                            .as(name + " " + gene)
                            .isTrue();
                }
            }
        }
        for (List<String> row : rows("payer/germline_eligibility.csv")) {
            for (String name : names(row.get(0))) {
                wanted.add(name);
                assertThat(labels()).as(row.toString()).containsKey(name);
                String gene = row.get(2).split("[ /]")[0];
                assertThat(labels().get(name).toString())
                        .as(name)
                        .contains(gene.equals("PFIC") ? "ABCB11" : name.startsWith("cerliponase") ? "TPP1" : gene);
            }
        }
        assertThat(labels().keySet()).containsExactlyElementsOf(wanted);
    }

    /** Figures that the labels here say in words, or that name a disease. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "siponimod 5", "five days",
            "atomoxetine 4", "four weeks",
            "nusinersen 5", "SMN1",
            "risdiplam 5", "SMN1",
            "odevixibat 3", "three months",
            "elivaldogene autotemcel 4", "months=48",
            "elivaldogene autotemcel 17", "months=216",
            "velmanase alfa 2", "MAN2B1");

    private static void figures(String name, String text) throws IOException {
        String ours = labels().get(name).toString();
        Matcher figures = Pattern.compile("(?<![A-Za-z0-9*:.])[0-9]+(?:[.][0-9]+)?(?<unit> y\\b| months?\\b)?")
                .matcher(text);
        while (figures.find()) {
            String unit = figures.group("unit");
            String figure = figures.group().split(" ", 2)[0];
            String words = IN_WORDS.getOrDefault(name + " " + figure, "");
            boolean there = " y".equals(unit)
                    ? holds(ours, String.valueOf(12 * Integer.parseInt(figure))) || holds(ours, figure)
                    : holds(ours, figure);
            assertThat(there || (!words.isEmpty() && ours.contains(words)))
                    .as(name + ": " + figures.group() + " of " + text)
                    .isTrue();
        }
    }

    private static boolean holds(String text, String figure) {
        return Pattern.compile("(?<![0-9.])" + Pattern.quote(figure) + "(?![0-9])")
                .matcher(text)
                .find();
    }

    @Test
    void every_figure_of_the_reference_is_in_the_label_or_said_there_in_words() throws IOException {
        for (List<String> row : rows("payer/pgx_label_rules.csv")) {
            for (String name : names(row.get(0))) {
                figures(name, row.get(4) + "; " + row.get(5));
            }
        }
        for (List<String> row : rows("payer/germline_eligibility.csv")) {
            for (String name : names(row.get(0))) {
                figures(name, row.get(3) + "; " + row.get(4) + "; " + row.get(5));
            }
        }
    }
}
