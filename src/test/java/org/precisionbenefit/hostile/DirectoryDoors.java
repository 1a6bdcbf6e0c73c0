package org.precisionbenefit.hostile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.directory.ImportReport;
import org.precisionbenefit.formulary.directory.NdcProducts;
import org.precisionbenefit.formulary.directory.Origin;
import org.precisionbenefit.formulary.directory.RxNormConcepts;
import org.precisionbenefit.formulary.directory.RxNormDrugs;
import org.precisionbenefit.formulary.directory.RxNormLinks;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.yaml.DrugFileText;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** The readers of drug directories: each takes one changed file among good ones, and every file that is written must load. */
final class DirectoryDoors {
    private static final Origin ORIGIN = new Origin("Invented directory", LocalDate.of(2026, 11, 2));
    private static final SourceFile TERMS =
            Seeds.TABLES.find(NameTermsFile.PATH).orElseThrow();
    private static final NameTerms NAMES = NameTermsFile.read(TERMS);
    private static final SourceFile SHORT_TERMS =
            Seeds.SHORT_TABLES.find(NameTermsFile.PATH).orElseThrow();
    private static final FormularyRelease KNOWN = new FormularyLoader()
            .load(Seeds.TABLES.where(path -> path.startsWith("plans/")
                    || path.equals(TERMS.path())
                    || path.equals("drugs/clopidogrel.yaml")
                    || path.equals("drugs/adalimumab.yaml")
                    || path.equals("drugs/prasugrel.yaml")
                    || path.equals("drugs/aspirin.yaml")
                    || path.equals("drugs/ticagrelor.yaml")));

    private static final int SHOWN = 1_000;
    private static final int KEPT = 10_000;

    /** Files that loaded: the same text loads again, and one changed line leaves most files of a directory as they were. */
    private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();

    private DirectoryDoors() {}

    static Optional<String> rxNorm(byte[] input) {
        List<String> said = new ArrayList<>();
        ImportReport report = report(said);
        Seed changed = Seed.of(input);
        RxNormConcepts concepts = new RxNormConcepts(report);
        RxNormLinks links = new RxNormLinks(report);
        concepts.read("RXNCONSO.RRF", lines(changed, rxNormFiles().get(0)));
        links.relations("RXNREL.RRF", lines(changed, rxNormFiles().get(1)));
        links.attributes("RXNSAT.RRF", lines(changed, rxNormFiles().get(2)));
        written(new RxNormDrugs(concepts, links, NAMES, report, ORIGIN).drugs());
        return Optional.of(String.join("\n", said) + "\n" + report.summary());
    }

    static Optional<String> ndc(byte[] input) {
        List<String> said = new ArrayList<>();
        ImportReport report = report(said);
        Seed changed = Seed.of(input);
        NdcProducts products = new NdcProducts(KNOWN, NAMES, report, ORIGIN);
        products.products("product.txt", lines(changed, ndcFiles().get(0)));
        products.packages("package.txt", lines(changed, ndcFiles().get(1)));
        written(products.drugs());
        return Optional.of(String.join("\n", said) + "\n" + report.summary());
    }

    private static ImportReport report(List<String> said) {
        return new ImportReport(line -> {
            if (said.size() < SHOWN) {
                said.add(line);
            }
        });
    }

    private static Iterator<String> lines(Seed changed, Seed good) {
        return (changed.path().equals(good.path()) ? changed : good)
                .text()
                .lines()
                .iterator();
    }

    private static void written(List<DrugEntry> drugs) {
        for (DrugEntry drug : drugs) {
            SourceFile file = DrugFileText.of(drug, new Citation(ORIGIN.source(), "", ORIGIN.since()));
            if (LOADED.contains(file.text())) {
                continue;
            }
            try {
                new FormularyLoader().load(new SourceFiles(List.of(SHORT_TERMS, file)));
                if (LOADED.size() < KEPT) {
                    LOADED.add(file.text());
                }
            } catch (ConfigurationFault fault) {
                throw new AssertionError("A file that is written must load.\n" + file.text(), fault);
            }
        }
    }

    static List<Seed> rxNormFiles() {
        return List.of(
                new Seed(
                        "RXNCONSO.RRF",
                        concept("9000001", "IN", "Inventol")
                                + concept("9000002", "PIN", "Inventol hydrochloride")
                                + concept("9000003", "BN", "Inventa")
                                + concept("9000004", "SCD", "Inventol hydrochloride 5 MG Oral Tablet")
                                + concept("9000005", "SBD", "Inventol hydrochloride 5 MG Oral Tablet [Inventa]")
                                + concept("9000006", "SCDG", "Inventol Pill")
                                + concept("9000007", "IN", "Otherol")
                                + concept("9000008", "MIN", "inventol / otherol")
                                + concept("9000009", "SCD", "inventol 5 MG / otherol 10 MG Oral Capsule")
                                + concept(
                                        "9000010",
                                        "GPCK",
                                        "{14 (inventol 5 MG Oral Tablet) / 14 (inventol 10 MG Oral Tablet) } Pack")
                                + concept("9000011", "SCD", "0.4 ML inventolmab-abcd 100 MG/ML Auto-Injector")
                                + concept("9000012", "IN", "inventolmab")),
                new Seed(
                        "RXNREL.RRF",
                        relation("9000004", "consists_of", "9000030")
                                + relation("9000030", "has_ingredient", "9000001")
                                + relation("9000005", "tradename_of", "9000004")
                                + relation("9000002", "form_of", "9000001")),
                new Seed(
                        "RXNSAT.RRF",
                        packageCode("9000004", "12345067890")
                                + packageCode("9000004", "1234-5678-91")
                                + packageCode("9000005", "1234567890")));
    }

    private static String concept(String rxcui, String kind, String name) {
        return rxcui + "|ENG||||||7001||||RXNORM|" + kind + "|" + rxcui + "|" + name + "||N|4096|\n";
    }

    /** The second concept stands in the relation to the first. */
    private static String relation(String second, String relation, String first) {
        return first + "||CUI|RO|" + second + "||CUI|" + relation + "|||RXNORM|RXNORM|||N||\n";
    }

    private static String packageCode(String rxcui, String code) {
        return rxcui + "||||AUI|" + rxcui + "|||NDC|RXNORM|" + code + "|N|4096|\n";
    }

    static List<Seed> ndcFiles() {
        return List.of(
                new Seed(
                        "product.txt",
                        String.join(
                                        "\t",
                                        "PRODUCTID",
                                        "PROPRIETARYNAME",
                                        "NONPROPRIETARYNAME",
                                        "DOSAGEFORMNAME",
                                        "ROUTENAME",
                                        "MARKETINGCATEGORYNAME",
                                        "SUBSTANCENAME",
                                        "ACTIVE_NUMERATOR_STRENGTH",
                                        "ACTIVE_INGRED_UNIT",
                                        "NDC_EXCLUDE_FLAG")
                                + "\n"
                                + "a1\tPlavix\tclopidogrel bisulfate\tTABLET, FILM COATED\tORAL\tNDA\tCLOPIDOGREL\t75\tmg/1\tN\n"
                                + "a2\tClopidogrel\tClopidogrel\tTABLET\tORAL\tANDA\tCLOPIDOGREL\t300\tmg/1\tN\n"
                                + "a3\tHumira\tadalimumab\tINJECTION, SOLUTION\tSUBCUTANEOUS\tBLA\tADALIMUMAB\t40\tmg/.4mL\tN\n"
                                + "a4\tEffient\tprasugrel\tTABLET\tORAL\tNDA\tPRASUGREL\t5; 10\tmg/1; mg/1\tY\n"),
                new Seed(
                        "package.txt",
                        "PRODUCTID\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\tNDC_EXCLUDE_FLAG\n"
                                + "a1\t63653-1171-1\t90 TABLET, FILM COATED in 1 BOTTLE (63653-1171-1)\tN\n"
                                + "a2\t0093-7314-98\t90 TABLET in 1 BOTTLE\tN\n"
                                + "a3\t0074-0554-02\t2 KIT in 1 CARTON > .4 ML IN 1 SYRINGE\tN\n"
                                + "a9\t0074055402\tunknown\tN\n"));
    }
}
