package org.precisionbenefit.evidence.tumour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.profile.BiomarkerFact;

/** For each condition that ships a result that meets it and one that nearly does; for each kind of tumour its words. */
public final class MarkerCases {
    static final SortedMap<String, Case> CASES = cases();
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

    private MarkerCases() {}

    /** A result that meets a condition, one that nearly does, and what the latter makes of the row. */
    record Case(String meets, String near, Outcome outcome) {}

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

    /** The histology of the first tumour that a row names. */
    public static String histology(EligibilityRow row) {
        String words = HISTOLOGY.get(row.tumours().get(0));
        if (words == null) {
            throw new IllegalStateException("A tumour must have its words: " + row.tumours());
        }
        return words;
    }

    /** Results that nearly meet a rule: of joined conditions all but one, and that one nearly. */
    public static List<List<BiomarkerFact>> near(EligibilityRow row) {
        List<MarkerRule> leaves = new ArrayList<>();
        leaves(row.rule(), leaves);
        List<List<BiomarkerFact>> all = new ArrayList<>();
        for (MarkerRule leaf : leaves) {
            List<BiomarkerFact> facts = new ArrayList<>();
            if (row.rule() instanceof MarkerRule.All joined) {
                joined.rules().stream()
                        .filter(other -> !words(other).contains(leaf.words()))
                        .forEach(other -> facts.addAll(meeting(other, 0)));
            }
            facts.add(MarkerFacts.fact(CASES.get(leaf.words()).near()));
            all.add(facts);
        }
        return all;
    }

    static List<String> words(MarkerRule rule) {
        List<MarkerRule> leaves = new ArrayList<>();
        leaves(rule, leaves);
        return leaves.stream().map(MarkerRule::words).toList();
    }

    /** Results that meet the rule: of joined conditions all, of alternatives the one at the place. */
    public static List<BiomarkerFact> meeting(MarkerRule rule, int alternative) {
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

    static int alternatives(MarkerRule rule) {
        if (rule instanceof MarkerRule.Any any) {
            return any.rules().size();
        }
        return rule instanceof MarkerRule.All all
                ? all.rules().stream().mapToInt(MarkerCases::alternatives).max().orElse(1)
                : 1;
    }

    static void leaves(MarkerRule rule, List<MarkerRule> all) {
        if (rule instanceof MarkerRule.Any any) {
            any.rules().forEach(one -> leaves(one, all));
        } else if (rule instanceof MarkerRule.All joined) {
            joined.rules().forEach(one -> leaves(one, all));
        } else {
            all.add(rule);
        }
    }
}
