package org.precisionbenefit.formulary.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.OtherCode;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.formulary.yaml.DrugFileText;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.formulary.yaml.NameTermsFile;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Invented rows in the layout of an RxNorm release, from the table to files that load. */
class RxNormDirectoryTest {
    private static final Origin ORIGIN = new Origin("Invented RxNorm release", LocalDate.of(2026, 11, 2));
    private static NameTerms terms;
    private static SourceFile termsFile;

    @BeforeAll
    static void load() throws IOException {
        termsFile = AuthoredFolder.shipped().find(NameTermsFile.PATH).orElseThrow();
        terms = NameTermsFile.read(termsFile);
    }

    private static String concept(String rxcui, String source, String kind, String name, String suppressed) {
        return rxcui + "|ENG||||||7001|||" + "|" + source + "|" + kind + "|" + rxcui + "|" + name + "||" + suppressed
                + "|4096|";
    }

    private static String concept(String rxcui, String kind, String name) {
        return concept(rxcui, "RXNORM", kind, name, "N");
    }

    /** The second concept stands in the relation to the first. */
    private static String relation(String second, String relation, String first) {
        return first + "||CUI|RO|" + second + "||CUI|" + relation + "|||RXNORM|RXNORM|||N||";
    }

    private static String packageCode(String rxcui, String code) {
        return rxcui + "||||AUI|" + rxcui + "|||NDC|RXNORM|" + code + "|N|4096|";
    }

    private static final List<String> CONCEPTS = List.of(
            concept("9000001", "IN", "Inventol"),
            concept("9000002", "PIN", "Inventol hydrochloride"),
            concept("9000003", "BN", "Inventa"),
            concept("9000004", "SCD", "Inventol hydrochloride 5 MG Oral Tablet"),
            concept("9000005", "SBD", "Inventol hydrochloride 5 MG Oral Tablet [Inventa]"),
            concept("9000006", "SCDG", "Inventol Pill"),
            concept("9000007", "IN", "Otherol"),
            concept("9000008", "MIN", "inventol / otherol"),
            concept("9000009", "SCD", "inventol 5 MG / otherol 10 MG Oral Capsule"),
            concept("9000010", "GPCK", "{14 (inventol 5 MG Oral Tablet) / 14 (inventol 10 MG Oral Tablet) } Pack"),
            concept("9000011", "SCD", "0.4 ML inventolmab-abcd 100 MG/ML Auto-Injector"),
            concept("9000012", "IN", "inventolmab"),
            concept("9000013", "SCD", "unheard 5 MG Oral Tablet"),
            concept("9000014", "SCD", "inventol 5 MG Oral Marvel"),
            concept("9000015", "SCD", "inventol 20 MG Oral Tablet "),
            concept("9000016", "MTHSPL", "SU", "INVENTOL", "N"),
            concept("9000017", "RXNORM", "SCD", "inventol 30 MG Oral Tablet", "O"),
            concept("9000018", "SCDC", "inventol 5 MG"),
            concept("9000004", "SCD", "again 5 MG Oral Tablet"),
            concept("C123", "SCD", "inventol 40 MG Oral Tablet"),
            "9000019|ENG|too short",
            concept("9000020", "SCD", "inventol 5 MG / thirdol 10 MG Oral Capsule"),
            concept("9000021", "SCDF", "unheard Oral Tablet"));

    private record Read(List<DrugEntry> drugs, List<String> lines, ImportReport report) {
        DrugEntry drug(String name) {
            return drugs.stream()
                    .filter(entry -> entry.drug().name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Read read(List<String> concepts, List<String> relations, List<String> attributes) {
        List<String> lines = new ArrayList<>();
        ImportReport report = new ImportReport(lines::add);
        RxNormConcepts conso = new RxNormConcepts(report);
        RxNormLinks links = new RxNormLinks(report);
        conso.read("RXNCONSO.RRF", concepts.iterator());
        links.relations("RXNREL.RRF", relations.iterator());
        links.attributes("RXNSAT.RRF", attributes.iterator());
        return new Read(new RxNormDrugs(conso, links, terms, report, ORIGIN).drugs(), lines, report);
    }

    @Test
    void names_alone_tell_ingredients_strengths_forms_and_brands() {
        Read read = read(CONCEPTS, List.of(), List.of());

        assertThat(read.drugs())
                .extracting(entry -> entry.drug().name())
                .containsExactly("inventol", "inventol/otherol", "inventolmab");
        DrugEntry inventol = read.drug("inventol");
        assertThat(inventol.drug().ingredient()).hasToString("9000001");
        assertThat(inventol.brands()).containsExactly("Inventa");
        assertThat(inventol.drug().products())
                .extracting(product -> String.valueOf(product.rxcui()))
                .containsExactlyInAnyOrder("9000004", "9000005", "9000010", "9000015");
        assertThat(inventol.naming().codes())
                .extracting(OtherCode::level)
                .containsExactly(OtherCode.Level.INGREDIENT, OtherCode.Level.GROUP);
        DrugEntry both = read.drug("inventol/otherol");
        assertThat(both.drug().ingredient()).hasToString("9000008");
        assertThat(both.naming().parts()).containsExactly("inventol", "otherol");
        assertThat(both.drug().products().get(0).strength()).isEqualTo("5 mg / 10 mg");
        DrugProduct pen = read.drug("inventolmab").drug().products().get(0);
        assertThat(pen.detail()).isNotNull().satisfies(detail -> {
            assertThat(detail.content()).isEqualTo("0.4 ml");
            assertThat(detail.form()).isEqualTo("auto-injector");
        });
    }

    @Test
    void every_row_that_cannot_be_used_is_said_with_file_line_and_reason() {
        Read read = read(CONCEPTS, List.of(), List.of());

        assertThat(read.lines())
                .containsExactlyInAnyOrder(
                        "RXNCONSO.RRF:15: repaired: the blanks around the name were taken away.",
                        "RXNCONSO.RRF:19: rejected: the concept 9000004 stands in line 4 already.",
                        "RXNCONSO.RRF:20: rejected: the concept must be one to eight digits.",
                        "RXNCONSO.RRF:21: rejected: the row must have 18 cells parted by |, not 3.",
                        "RXNCONSO.RRF:13: rejected: no ingredient of the directory has the name of this product.",
                        "RXNCONSO.RRF:14: rejected: the name does not tell ingredient, strength and form"
                                + " (not read: oral marvel).",
                        "RXNCONSO.RRF:22: rejected: no ingredient of the directory has the name of this product.");
        assertThat(read.report().summary())
                .isEqualTo(
                        "accepted: 16; left out, a salt or group of no product: 1; left out, another kind of term: 1;"
                                + " left out, another vocabulary: 1; left out, obsolete: 1; rejected: 6; repaired: 1");
    }

    @Test
    void relations_come_before_names_and_packages_are_taken() {
        Read read = read(
                List.of(
                        concept("9000001", "IN", "inventol"),
                        concept("9000002", "PIN", "marvellous salt"),
                        concept("9000004", "SCD", "marvellous salt 5 MG Oral Tablet"),
                        concept("9000005", "SBD", "marvellous salt 5 MG Oral Tablet [Inventa]")),
                List.of(
                        relation("9000004", "consists_of", "9000030"),
                        relation("9000030", "has_ingredient", "9000001"),
                        relation("9000005", "tradename_of", "9000004"),
                        relation("9000002", "form_of", "9000001"),
                        relation("9000004", "isa", "9000001"),
                        "9000004|short"),
                List.of(
                        packageCode("9000004", "12345067890"),
                        packageCode("9000004", "1234-5678-91"),
                        packageCode("9000004", "1234567890"),
                        packageCode("9000004", "123"),
                        packageCode("9000004", "99999999999").replace("NDC|RXNORM", "NDC|MTHSPL")));

        DrugEntry drug = read.drug("inventol");
        assertThat(drug.drug().products()).hasSize(2);
        assertThat(drug.naming().codes()).extracting(OtherCode::name).containsExactly("marvellous salt");
        assertThat(drug.drug().products().get(0).codes())
                .extracting(Code::value)
                .containsExactly("01234567891", "12345067890");
        assertThat(read.lines())
                .containsExactly(
                        "RXNREL.RRF:6: rejected: the row must have 17 cells parted by |, not 2.",
                        "RXNSAT.RRF:2: repaired: the package code was written as 01234567891.",
                        "RXNSAT.RRF:3: rejected: the package code has ten digits without hyphens and may be any of"
                                + " 01234567890, 12345067890, 12345678900.",
                        "RXNSAT.RRF:4: rejected: the package code must have ten digits with hyphens or eleven digits.");
    }

    @Test
    void what_would_write_a_file_that_does_not_load_is_rejected_or_left_out() {
        Read read = read(
                List.of(
                        concept("9000001", "IN", "inventol"),
                        concept("9000004", "SCD", "inventol 5 MG Oral Tablet"),
                        concept("9000005", "SBD", "inventol 5 MG Oral Tablet [Inventol]"),
                        concept("9000006", "SBD", "inventol 10 MG Oral Tablet [Inventa]"),
                        concept("9000007", "SBD", "inventol 15 MG Oral Tablet [INVENTA]"),
                        concept("9000008", "SCD", "1000000 ML inventol 5 MG/ML Oral Solution"),
                        concept("9000009", "SCD", "inventol\u0007 25 MG Oral Tablet")),
                List.of(),
                List.of(packageCode("9000004", "12345067890"), packageCode("9000006", "12345067890")));

        assertThat(read.lines())
                .containsExactly(
                        "RXNCONSO.RRF:7: rejected: the row must hold no control characters and nothing else that cannot be"
                                + " seen.",
                        "RXNSAT.RRF:2: rejected: the package 12345067890 is the one of concept 9000004 already.");
        DrugEntry drug = read.drug("inventol");
        assertThat(drug.brands()).containsExactly("Inventa");
        List<SourceFile> files =
                List.of(termsFile, DrugFileText.of(drug, new Citation("Invented", "", ORIGIN.since())));
        assertThat(new FormularyLoader()
                        .load(new SourceFiles(files))
                        .drug(drug.drug().ingredient()))
                .isPresent();
    }

    @Test
    void written_files_load_again_and_find_every_product() {
        Read read = read(CONCEPTS, List.of(), List.of(packageCode("9000004", "12345067890")));
        List<SourceFile> files = new ArrayList<>(List.of(termsFile));
        read.drugs().forEach(entry -> files.add(DrugFileText.of(entry, new Citation("Invented", "", ORIGIN.since()))));

        FormularyRelease release = new FormularyLoader().load(new SourceFiles(files));

        for (DrugEntry entry : read.drugs()) {
            assertThat(release.drug(entry.drug().ingredient())).contains(entry.drug());
        }
        assertThat(release.identify(List.of(Code.of(CodeSystem.NDC, "12345-067-90")), "Inventol 5 mg"))
                .isInstanceOfSatisfying(
                        Identified.class,
                        found -> assertThat(found.drug().name()).isEqualTo("inventol"));
    }
}
