package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.TumourFact;

/** Each row that ships: a result that fits, one that nearly fits, none, and another tumour. */
class ShippedMarkersTest {
    private static final SortedMap<String, Case> CASES = cases();
    private static final SortedMap<String, String> HISTOLOGY = new TreeMap<>();

    static {
        for (String line : List.of(
                "acute-leukaemia=acute leukemia",
                "alcl=systemic anaplastic large cell lymphoma",
                "all=acute lymphoblastic leukemia",
                "aml=acute myeloid leukemia",
                "anaplastic-thyroid=anaplastic thyroid carcinoma",
                "apl=acute promyelocytic leukemia",
                "astrocytoma=astrocytoma, grade 2",
                "biliary-tract=gallbladder cancer",
                "breast=invasive breast carcinoma",
                "cervical=cervical cancer",
                "cholangiocarcinoma=cholangiocarcinoma",
                "cml=chronic myeloid leukemia",
                "crc=colorectal adenocarcinoma",
                "diffuse-midline-glioma=diffuse midline glioma",
                "endometrial=endometrial carcinoma",
                "erdheim-chester=Erdheim-Chester disease",
                "escc=esophageal squamous cell carcinoma",
                "follicular-lymphoma=follicular lymphoma",
                "gastric-gej=gastric adenocarcinoma",
                "gist=gastrointestinal stromal tumor",
                "hnscc=squamous cell carcinoma of head and neck",
                "imt=inflammatory myofibroblastic tumor",
                "intrahepatic-cholangiocarcinoma=intrahepatic cholangiocarcinoma",
                "low-grade-glioma=low-grade glioma",
                "low-grade-serous-ovarian=low-grade serous ovarian carcinoma",
                "mds=myelodysplastic syndrome",
                "mds-mpn=myelodysplastic/myeloproliferative neoplasm, MDS/MPN",
                "melanoma=melanoma",
                "mtc=medullary thyroid carcinoma",
                "mycosis-fungoides=mycosis fungoides",
                "myeloid-lymphoid=myeloid/lymphoid neoplasm with eosinophilia",
                "nsclc=non-small cell lung cancer",
                "nsclc-nonsquamous=adenocarcinoma of lung",
                "oligodendroglioma=oligodendroglioma",
                "ovarian=ovarian carcinoma",
                "pancreatic-adenocarcinoma=pancreatic ductal adenocarcinoma",
                "pcalcl=primary cutaneous anaplastic large cell lymphoma",
                "prostate-castration-resistant=castration-resistant prostate cancer",
                "prostate-castration-sensitive=castration-sensitive prostate cancer",
                "ptcl=peripheral T-cell lymphoma",
                "solid=melanoma",
                "systemic-mastocytosis=systemic mastocytosis",
                "thyroid=papillary thyroid carcinoma",
                "tnbc=triple-negative breast cancer",
                "urothelial=urothelial carcinoma",
                "vhl-disease=von Hippel-Lindau disease")) {
            HISTOLOGY.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
    }

    private record Case(String meets, String near, Outcome outcome) {}

    private static SortedMap<String, Case> cases() {
        SortedMap<String, Case> cases = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/test/resources/evidence/marker-cases.csv"))) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(";");
                    cases.put(parts[0], new Case(parts[1], parts[2], Outcome.valueOf(parts[3])));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cases;
    }

    static List<Shipped.One> rows() {
        return Shipped.rows();
    }

    private static TumourFact tumour(Shipped.One one) {
        return Shipped.tumour(HISTOLOGY.get(one.row().tumours().get(0)));
    }

    /** Results that meet the rule: of joined conditions all, of alternatives the one at the place. */
    private static List<BiomarkerFact> meeting(MarkerRule rule, int alternative) {
        List<BiomarkerFact> facts = new ArrayList<>();
        if (rule instanceof MarkerRule.All all) {
            all.rules().forEach(one -> facts.addAll(meeting(one, alternative)));
        } else if (rule instanceof MarkerRule.Any any) {
            facts.addAll(
                    meeting(any.rules().get(Math.min(alternative, any.rules().size() - 1)), alternative));
        } else {
            facts.add(MarkerFacts.fact(CASES.get(rule.words()).meets()));
        }
        return facts;
    }

    private static int alternatives(MarkerRule rule) {
        if (rule instanceof MarkerRule.Any any) {
            return any.rules().size();
        }
        return rule instanceof MarkerRule.All all
                ? all.rules().stream()
                        .mapToInt(ShippedMarkersTest::alternatives)
                        .max()
                        .orElse(1)
                : 1;
    }

    private static void leaves(MarkerRule rule, List<MarkerRule> all) {
        if (rule instanceof MarkerRule.Any any) {
            any.rules().forEach(one -> leaves(one, all));
        } else if (rule instanceof MarkerRule.All joined) {
            joined.rules().forEach(one -> leaves(one, all));
        } else {
            all.add(rule);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fitting_result_is_eligible_by_each_alternative(Shipped.One one) {
        for (int i = 0; i < alternatives(one.row().rule()); i++) {
            EligibilityAnswer answer =
                    Shipped.answer(one, Shipped.question(one, meeting(one.row().rule(), i), tumour(one)));

            assertThat(answer.outcome()).as("%s", answer.reasons()).isEqualTo(Outcome.ELIGIBLE);
            assertThat(answer.verified()).isEqualTo(answer.carriesApproval());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void near_miss_is_what_its_kind_says_and_never_eligible(Shipped.One one) {
        List<MarkerRule> leaves = new ArrayList<>();
        leaves(one.row().rule(), leaves);
        for (MarkerRule leaf : leaves) {
            Case near = CASES.get(leaf.words());
            List<BiomarkerFact> facts = new ArrayList<>();
            if (one.row().rule() instanceof MarkerRule.All all) {
                all.rules().stream()
                        .filter(other -> !words(other).contains(leaf.words()))
                        .forEach(other -> facts.addAll(meeting(other, 0)));
            }
            facts.add(MarkerFacts.fact(near.near()));

            EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, facts, tumour(one)));

            boolean alone = leaves.size() == 1 || (one.row().rule() instanceof MarkerRule.All && isDirect(one, leaf));
            assertThat(answer.outcome())
                    .as("%s with %s: %s", one, near.near(), answer.reasons())
                    .isNotEqualTo(Outcome.ELIGIBLE);
            if (alone) {
                assertThat(answer.outcome()).as("%s with %s", one, near.near()).isEqualTo(near.outcome());
            }
        }
    }

    private static boolean isDirect(Shipped.One one, MarkerRule leaf) {
        return one.row().rule() instanceof MarkerRule.All all && all.rules().contains(leaf);
    }

    private static List<String> words(MarkerRule rule) {
        List<MarkerRule> leaves = new ArrayList<>();
        leaves(rule, leaves);
        return leaves.stream().map(MarkerRule::words).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void without_a_result_the_test_is_named(Shipped.One one) {
        EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, List.of(), tumour(one)));

        if (one.row().rule() instanceof MarkerRule.Unless) {
            assertThat(answer.outcome()).isEqualTo(Outcome.ELIGIBLE);
            assertThat(answer.reasons())
                    .anySatisfy(reason -> assertThat(reason.detail()).contains("label takes that"));
            return;
        }
        assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(answer.reasons())
                .filteredOn(reason -> reason.kind() == Reason.Kind.MISSING)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.what()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void another_tumour_is_not_eligible_and_an_unknown_one_is_asked_for(Shipped.One one) {
        boolean solid =
                one.row().tumours().contains("solid") || one.row().tumours().contains("melanoma");
        String other = solid ? "mycosis fungoides" : "melanoma";
        List<BiomarkerFact> facts = meeting(one.row().rule(), 0);

        assertThat(Shipped.answer(one, Shipped.question(one, facts, Shipped.tumour(other)))
                        .outcome())
                .isEqualTo(Outcome.NOT_ELIGIBLE);
        assertThat(Shipped.answer(one, Shipped.question(one, facts, Shipped.tumour("a growth")))
                        .outcome())
                .isEqualTo(Outcome.MISSING);
        assertThat(Shipped.answer(one, Shipped.question(one, facts, null)).outcome())
                .isEqualTo(Outcome.MISSING);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothing_found_in_plasma_asks_for_tissue(Shipped.One one) {
        List<MarkerRule> leaves = new ArrayList<>();
        leaves(one.row().rule(), leaves);
        boolean variants = leaves.stream().allMatch(leaf -> leaf instanceof MarkerRule.Variant);
        if (!variants) {
            return;
        }
        List<BiomarkerFact> facts = leaves.stream()
                .map(leaf -> MarkerFacts.fact(((MarkerRule.Variant) leaf).gene() + " n whole gene !plasma"))
                .distinct()
                .toList();

        EligibilityAnswer answer = Shipped.answer(one, Shipped.question(one, facts, tumour(one)));

        assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        assertThat(answer.reasons())
                .anySatisfy(reason -> assertThat(reason.what()).endsWith("in tumour tissue"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void missing_companion_or_line_waits(Shipped.One one) {
        boolean asks = !one.row().therapy().equals(Therapy.ANY)
                && one.row().therapy().regimens().stream().noneMatch(List::isEmpty);
        EligibilityAnswer answer = Shipped.answer(
                one, Shipped.question(one, meeting(one.row().rule(), 0), tumour(one), Treatment.UNKNOWN));
        boolean onlyAge = one.row().therapy().settings().isEmpty()
                && one.row().therapy().regimens().isEmpty()
                && one.row().therapy().after().isEmpty()
                && one.row().therapy().fromLine() == null
                && one.row().therapy().toLine() == null;

        if (asks && !onlyAge) {
            assertThat(answer.outcome()).isEqualTo(Outcome.MISSING);
        }
    }

    @Test
    void every_condition_that_ships_has_its_case_and_no_other() {
        SortedSet<String> conditions = new TreeSet<>();
        Shipped.rows().forEach(one -> conditions.addAll(words(one.row().rule())));

        assertThat(CASES.keySet()).containsExactlyElementsOf(conditions);
    }
}
