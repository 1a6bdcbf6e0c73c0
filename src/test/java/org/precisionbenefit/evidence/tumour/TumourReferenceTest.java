package org.precisionbenefit.evidence.tumour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.evidence.CpicReference;
import org.precisionbenefit.evidence.tumour.VariantPattern.ExonChange;

/** Every row of the reference table of drugs, tumours and markers is there by drug, tumour and rule, and no other. */
class TumourReferenceTest {
    private static final Map<String, Set<String>> TUMOURS = Map.ofEntries(
            Map.entry("NSCLC", Set.of("nsclc", "nsclc-nonsquamous")),
            Map.entry("ALCL", Set.of("alcl")),
            Map.entry("IMT", Set.of("imt")),
            Map.entry("solid tumour", Set.of("solid")),
            Map.entry("MTC", Set.of("mtc")),
            Map.entry("thyroid", Set.of("thyroid")),
            Map.entry("CRC", Set.of("crc")),
            Map.entry("breast", Set.of("breast")),
            Map.entry("TNBC", Set.of("tnbc")),
            Map.entry("gastric/GEJ", Set.of("gastric-gej")),
            Map.entry("pancreatic", Set.of("pancreatic-adenocarcinoma")),
            Map.entry("HNSCC", Set.of("hnscc")),
            Map.entry("cervical", Set.of("cervical")),
            Map.entry("endometrial", Set.of("endometrial")),
            Map.entry("ESCC", Set.of("escc")),
            Map.entry("ovarian", Set.of("ovarian")),
            Map.entry("prostate", Set.of("prostate-castration-resistant", "prostate-castration-sensitive")),
            Map.entry("melanoma", Set.of("melanoma")),
            Map.entry("Erdheim-Chester", Set.of("erdheim-chester")),
            Map.entry("anaplastic thyroid", Set.of("anaplastic-thyroid")),
            Map.entry("low-grade glioma", Set.of("low-grade-glioma")),
            Map.entry("astrocytoma/oligodendroglioma", Set.of("astrocytoma", "oligodendroglioma")),
            Map.entry("diffuse midline glioma", Set.of("diffuse-midline-glioma")),
            Map.entry("AML", Set.of("aml")),
            Map.entry("MDS", Set.of("mds")),
            Map.entry("cholangiocarcinoma", Set.of("cholangiocarcinoma", "intrahepatic-cholangiocarcinoma")),
            Map.entry("acute leukaemia", Set.of("acute-leukaemia", "aml")),
            Map.entry("CML/ALL", Set.of("cml", "all")),
            Map.entry("CML", Set.of("cml")),
            Map.entry("GIST", Set.of("gist")),
            Map.entry("MDS/MPD", Set.of("mds-mpn", "mds")),
            Map.entry("systemic mastocytosis", Set.of("systemic-mastocytosis")),
            Map.entry("APL", Set.of("apl")),
            Map.entry("urothelial", Set.of("urothelial")),
            Map.entry("myeloid/lymphoid", Set.of("myeloid-lymphoid")),
            Map.entry("biliary tract", Set.of("biliary-tract")),
            Map.entry("VHL disease", Set.of("vhl-disease")),
            Map.entry("follicular lymphoma", Set.of("follicular-lymphoma")),
            Map.entry("low-grade serous ovarian", Set.of("low-grade-serous-ovarian")),
            Map.entry("CD30+ lymphoma", Set.of("ptcl", "pcalcl", "mycosis-fungoides")));

    /** Drugs of fixed combinations, by their first ingredient. */
    private static final Map<String, String> COMBINED =
            Map.of("niraparib + abiraterone", "1918231", "avutometinib + defactinib", "2714515");

    /** Where the label says more than the reference table, what stands here instead. */
    private static final Map<String, String> OTHERWISE = Map.of(
            // The label leaves out members whose RAS status is not known, NRAS included.
            "CDX068", "KRAS:wt NRAS:wt EGFR protein=expressed",
            // The label counts a BRCA mutation as deficiency of homologous recombination.
            "CDX089", "HRD=positive BRCA1:mut BRCA2:mut",
            // The second row for breast cancer asks for hormone receptors as well.
            "CDX080", "HER2=positive HR=positive",
            // The reference has it in its words only: no EGFR or ALK aberration.
            "CDX059", "PD-L1_TC>=50 PD-L1_IC>=10 EGFR:none ALK:none",
            // Castration-sensitive disease is for BRCA2 alone.
            "CDX093", "BRCA1:mut BRCA2:mut");

    /** The conditions of a rule, each as one word. */
    private static void words(MarkerRule rule, SortedSet<String> all) {
        if (rule instanceof MarkerRule.Any any) {
            any.rules().forEach(one -> words(one, all));
        } else if (rule instanceof MarkerRule.All joined) {
            joined.rules().forEach(one -> words(one, all));
        } else if (rule instanceof MarkerRule.Not not && not.rule() instanceof MarkerRule.Fusion fusion) {
            fusion.genes().forEach(gene -> all.add(gene + ":none"));
        } else if (rule instanceof MarkerRule.Unless unless) {
            words(unless.rule(), all);
        } else if (rule instanceof MarkerRule.Variant variant) {
            all.add(variant(variant));
        } else if (rule instanceof MarkerRule.Mutation mutation) {
            mutation.genes().forEach(gene -> all.add((mutation.inherited() ? "g" : "") + gene + ":mut"));
        } else if (rule instanceof MarkerRule.WildType wild) {
            all.add(wild.gene() + (wild.gene().equals("EGFR") ? ":none" : ":wt"));
        } else if (rule instanceof MarkerRule.Fusion fusion) {
            fusion.genes()
                    .forEach(gene ->
                            all.add(fusion.partner() == null ? gene + ":fusion" : gene + "::" + fusion.partner()));
        } else if (rule instanceof MarkerRule.Copies copies) {
            all.add(copies.gene() + ":mut");
        } else if (rule instanceof MarkerRule.Score score) {
            all.add((score.marker() + " " + score.method()).strip() + ">=" + score.atLeast());
        } else if (rule instanceof MarkerRule.Status status) {
            boolean hormone = Set.of("ER", "PR").contains(status.marker());
            all.add((hormone ? "HR" : status.marker()) + "=" + status.status());
        }
    }

    private static String variant(MarkerRule.Variant variant) {
        if (variant.pattern() instanceof VariantPattern.Named named) {
            String text = named.name().text();
            return text.equals("p.I836del") ? "FLT3:TKD" : variant.gene() + ":" + text.replace("K28M", "K27M");
        }
        if (variant.pattern() instanceof VariantPattern.AtCodons at) {
            return variant.gene().equals("FLT3") ? "FLT3:TKD" : variant.gene() + ":codon " + at.codons();
        }
        if (variant.pattern() instanceof VariantPattern.InExon in) {
            return variant.gene() + ":exon" + in.exon() + " " + in.change().word();
        }
        return variant.gene() + ":ITD";
    }

    /** The same of the reference table's own language. */
    private static SortedSet<String> reference(String id, String rule) {
        SortedSet<String> all = new TreeSet<>();
        if (OTHERWISE.containsKey(id)) {
            all.addAll(List.of(
                    OTHERWISE.get(id).replace("EGFR protein", "EGFR_protein").split(" ")));
            return new TreeSet<>(all.stream().map(one -> one.replace('_', ' ')).toList());
        }
        String plain = rule.replace("(pathogenic)", "")
                .replaceAll("\\((susceptible|activating|non-resistant|TKD activating)\\)", "")
                .replaceAll("[()]", " ")
                .replace("NOT ", "");
        for (String written : plain.split(" OR | AND ")) {
            all.addAll(atom(written.strip()));
        }
        return all;
    }

    private static List<String> atom(String written) {
        return switch (written) {
            case "EGFR:exon19_del" -> List.of("EGFR:exon19 " + ExonChange.DELETION.word());
            case "EGFR:exon20_ins" -> List.of("EGFR:exon20 " + ExonChange.INSERTION.word());
            case "MET:exon14_skip" -> List.of("MET:exon14 " + ExonChange.SKIPPING.word());
            case "PDGFRA:exon18_mut D842V incl." -> List.of("PDGFRA:exon18 " + ExonChange.MUTATION.word());
            case "BRAF:p.V600mut" -> List.of("BRAF:codon [600]");
            case "BRAF:rearrangement" -> List.of("BRAF:fusion");
            case "KMT2A:translocation" -> List.of("KMT2A:fusion");
            case "FGFR1:rearrangement" -> List.of("FGFR1:fusion");
            case "PDGFR:rearrangement" -> List.of("PDGFRA:fusion", "PDGFRB:fusion");
            case "FLT3:TKD D835,I836" -> List.of("FLT3:TKD");
            case "BRCA:mut" -> List.of("BRCA1:mut", "BRCA2:mut");
            case "gBRCA:mut" -> List.of("gBRCA1:mut", "gBRCA2:mut");
            case "PTEN:alteration" -> List.of("PTEN:mut");
            case "H3F3A:p.K27M" -> List.of("H3-3A:p.K27M", "H3C2:p.K27M", "H3C3:p.K27M");
            case "FGFR3:mut" -> List.of("FGFR3:p.R248C", "FGFR3:p.S249C", "FGFR3:p.G370C", "FGFR3:p.Y373C");
            case "status:EGFR_ALK=negative" -> List.of("EGFR:none", "ALK:none");
            case "status:EGFR_ALK_ROS1=negative" -> List.of("EGFR:none", "ALK:none", "ROS1:none");
            case "status:MSI=H" -> List.of("MSI=high");
            case "status:KRAS=wildtype" -> List.of("KRAS:wt");
            case "status:NRAS=wildtype" -> List.of("NRAS:wt");
            case "status:ER=positive", "status:HR=positive" -> List.of("HR=positive");
            case "status:KIT CD117 =positive" -> List.of("CD117=positive");
            case "num:HER2_IHC>=3" -> List.of("HER2 IHC>=3");
            case "num:TMB>=10" -> List.of("TMB>=10");
            case "num:cMET_IHC3plus_pct>=50" -> List.of("c-Met protein IHC 3+>=50");
            case "num:FOLR1_PS2plus_pct>=75" -> List.of("FR-alpha PS2+>=75");
            case "num:CLDN18_2_pct>=75" -> List.of("CLDN18.2 IHC>=75");
            case "platelets>=50e9/L" -> List.of("platelets>=50");
            case "del 5q" -> List.of("del(5q)=positive");
            default ->
                List.of(
                        written.startsWith("num:PDL1_")
                                ? "PD-L1 " + written.substring("num:PDL1_".length())
                                : written.startsWith("status:") ? written.substring("status:".length()) : written);
        };
    }

    private record Row(String id, String drug, String tumour, SortedSet<String> rule) {}

    private static List<Row> reference() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = CpicReference.lines("oncology/cdx_pairs.csv");
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = CpicReference.cells(line);
            String drug = cells.get(2).isEmpty() ? COMBINED.get(cells.get(1)) : cells.get(2);
            rows.add(new Row(
                    cells.get(0), drug, cells.get(4), hrr(cells.get(1), reference(cells.get(0), cells.get(5)))));
        }
        return rows;
    }

    /** Each label lists the genes of homologous recombination repair that its trial tested. */
    private static SortedSet<String> hrr(String drug, SortedSet<String> rule) {
        if (!rule.contains("HRR:mut")) {
            return rule;
        }
        String genes = drug.equals("olaparib")
                ? "BRCA1 BRCA2 ATM BARD1 BRIP1 CDK12 CHEK1 CHEK2 FANCL PALB2 RAD51B RAD51C RAD51D RAD54L"
                : "ATM ATR BRCA1 BRCA2 CDK12 CHEK2 FANCA MLH1 MRE11 NBN PALB2 RAD51C";
        SortedSet<String> all = new TreeSet<>();
        for (String gene : genes.split(" ")) {
            all.add(gene + ":mut");
        }
        return all;
    }

    private static SortedSet<String> words(Shipped.One one) {
        SortedSet<String> all = new TreeSet<>();
        words(one.row().rule(), all);
        return all;
    }

    private static boolean fits(Shipped.One one, Row row) {
        return one.drug().drug().value().equals(row.drug())
                && TUMOURS.get(row.tumour()).containsAll(one.row().tumours())
                && row.rule().containsAll(words(one));
    }

    @Test
    void every_row_of_the_reference_is_there_by_drug_tumour_and_rule() throws IOException {
        List<Row> rows = reference();

        assertThat(rows).hasSize(142);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            SortedSet<String> covered = new TreeSet<>();
            Shipped.rows().stream().filter(one -> fits(one, row)).forEach(one -> covered.addAll(words(one)));
            if (!covered.equals(row.rule())) {
                wrong.add(row + " but here " + covered);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_row_is_there_without_one_in_the_reference() throws IOException {
        List<Row> rows = reference();

        assertThat(Shipped.rows())
                .filteredOn(one -> rows.stream().noneMatch(row -> fits(one, row)))
                .extracting(Shipped.One::toString)
                // Read in the label itself; the reference has no binimetinib, and trametinib for lung cancer alone.
                .containsExactlyInAnyOrder(
                        "binimetinib melanoma-v600",
                        "binimetinib nsclc-v600e",
                        "trametinib anaplastic-thyroid-v600e",
                        "trametinib low-grade-glioma-v600e",
                        "trametinib melanoma-v600-alone",
                        "trametinib melanoma-v600-with-dabrafenib",
                        "trametinib solid-v600e");
    }
}
