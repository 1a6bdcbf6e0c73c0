package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.DrugDesk;
import org.precisionbenefit.formulary.DrugIdentification.Identified;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.SourceFiles;

/** Drug directories as files: invented rows in the layouts of the FDA's NDC directory and of RxNorm. */
class AuthoredDrugsTest {
    private static final Path OWN = Path.of("formulary-data");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final String PRODUCTS = String.join(
            "\t",
            "PRODUCTID",
            "PRODUCTNDC",
            "PRODUCTTYPENAME",
            "PROPRIETARYNAME",
            "PROPRIETARYNAMESUFFIX",
            "NONPROPRIETARYNAME",
            "DOSAGEFORMNAME",
            "ROUTENAME",
            "STARTMARKETINGDATE",
            "ENDMARKETINGDATE",
            "MARKETINGCATEGORYNAME",
            "APPLICATIONNUMBER",
            "LABELERNAME",
            "SUBSTANCENAME",
            "ACTIVE_NUMERATOR_STRENGTH",
            "ACTIVE_INGRED_UNIT",
            "PHARM_CLASSES",
            "DEASCHEDULE",
            "NDC_EXCLUDE_FLAG",
            "LISTING_RECORD_CERTIFIED_THROUGH");
    private static final String PACKAGES = String.join(
            "\t",
            "PRODUCTID",
            "PRODUCTNDC",
            "NDCPACKAGECODE",
            "PACKAGEDESCRIPTION",
            "STARTMARKETINGDATE",
            "ENDMARKETINGDATE",
            "NDC_EXCLUDE_FLAG",
            "SAMPLE_PACKAGE");

    @TempDir
    private Path folder;

    private record Form(String form, String route, String category) {}

    private static final Form TABLET = new Form("TABLET, FILM COATED", "ORAL", "ANDA");
    private static final Form PEN = new Form("INJECTION, SOLUTION", "SUBCUTANEOUS", "BLA");

    private static String product(String id, String brand, String name, Form form, String strength, String excluded) {
        String[] amount = strength.split(" ");
        return String.join(
                "\t",
                id,
                "99990-001",
                "HUMAN PRESCRIPTION DRUG",
                brand,
                "",
                name,
                form.form(),
                form.route(),
                "20200101",
                "",
                form.category(),
                "X1",
                "Invented Laboratories\u2122",
                name.toUpperCase(java.util.Locale.ROOT),
                amount[0],
                amount[1],
                "",
                "",
                excluded,
                "20271231");
    }

    private static String pack(String id, String code, String description) {
        return String.join("\t", id, "99990-001", code, description, "20200101", "", "N", "N");
    }

    private DrugDesk.Imported read(Path file, Path into, List<String> lines, String... only) throws IOException {
        return new AuthoredDrugs(OWN)
                .read(new DrugDesk.Order(file, into, "Invented directory", DAY, List.of(only)), lines::add);
    }

    @Test
    void ndc_directory_is_mapped_by_name_with_a_report_of_what_could_not_be() throws IOException {
        Path file = folder.resolve("product.txt");
        Files.write(
                file,
                List.of(
                        PRODUCTS,
                        product("1", "Clopidogrel", "Clopidogrel bisulfate", TABLET, "75 mg/1", "N"),
                        product("2", "Clopidomax", "Clopidogrel bisulfate", TABLET, "75 mg/1", "N"),
                        product("3", "Adalimax", "adalimumab-zzzz", PEN, "40 mg/.4mL", "N"),
                        product("4", "Unheard", "unheard", TABLET, "5 mg/1", "N"),
                        product("5", "Clopidogrel", "Clopidogrel", new Form("MARVEL", "ORAL", "ANDA"), "75 mg/1", "N"),
                        product("6", "Clopidogrel", "Clopidogrel", TABLET, "seventy mg/1", "N"),
                        product("7", "Clopidogrel", "Clopidogrel", TABLET, "75 mg/1", "Y"),
                        "8\ttoo\tshort"),
                Charset.forName("windows-1252"));
        Files.write(
                folder.resolve("package.txt"),
                List.of(
                        PACKAGES,
                        pack("1", "99990-001-30", "30 TABLET, FILM COATED in 1 BOTTLE (99990-001-30)"),
                        pack("1", "99990-001-90", "90 TABLET, FILM COATED in 1 BOTTLE (99990-001-90)"),
                        pack("2", "9999-0002-30", "30 TABLET, FILM COATED in 1 BOTTLE (9999-0002-30)"),
                        pack("3", "99990-003-02", "2 SYRINGE in 1 CARTON (99990-003-02) / .4 mL in 1 SYRINGE"),
                        pack("4", "99990-004-30", "30 TABLET in 1 BOTTLE"),
                        pack("1", "9999000130", "30 TABLET, FILM COATED in 1 BOTTLE")),
                StandardCharsets.US_ASCII);
        List<String> lines = new ArrayList<>();
        Path into = folder.resolve("out");

        DrugDesk.Imported imported = read(file, into, lines);

        assertThat(lines)
                .containsExactly(
                        "product.txt:5: rejected: no drug of the catalogue has the name unheard.",
                        "product.txt:6: rejected: the form (MARVEL) is not among the terms of names.",
                        "product.txt:7: rejected: the strength (seventy mg/1) cannot be read.",
                        "product.txt:9: rejected: the row must have 20 cells parted by tabs.",
                        "package.txt:7: rejected: the package code has ten digits without hyphens and may be any of"
                                + " 09999000130, 99990000130, 99990001300.");
        assertThat(imported)
                .isEqualTo(new DrugDesk.Imported(
                        2,
                        3,
                        "accepted: 7; left out, a package of no product that was taken: 1;"
                                + " left out, excluded by the directory: 1; rejected: 5"));
        FormularyRelease written = written(into);
        assertThat(written.identify(List.of(Code.of(CodeSystem.NDC, "99990-0001-90")), "clopidogrel 75 mg"))
                .isInstanceOf(Identified.class);
        assertThat(written.drugNamed("clopidogrel").orElseThrow().products())
                .extracting(one -> one.name())
                .containsExactly("clopidogrel 75 MG oral tablet", "clopidogrel 75 MG oral tablet [Clopidomax]");
        assertThat(written.drugNamed("adalimumab").orElseThrow().products().get(0))
                .satisfies(one -> assertThat(one.strength()).isEqualTo("100 mg/ml"));
    }

    private static FormularyRelease written(Path into) throws IOException {
        SourceFiles terms = ReleaseFolders.below(OWN).where(path -> path.startsWith("drugs/terms/"));
        return new FormularyLoader().load(ReleaseFolders.below(into).and(terms));
    }

    @Test
    void rxnorm_release_is_read_with_the_tables_beside_it_and_only_the_drugs_asked_for() throws IOException {
        Path file = folder.resolve("RXNCONSO.RRF");
        Files.write(
                file,
                List.of(
                        "9000001|ENG||||||1|||" + "|RXNORM|IN|1|inventol||N|4096|",
                        "9000002|ENG||||||2|||" + "|RXNORM|SCD|2|inventol 5 MG Oral Tablet||N|4096|",
                        "9000003|ENG||||||3|||" + "|RXNORM|IN|3|otherol||N|4096|",
                        "9000004|ENG||||||4|||" + "|RXNORM|SCD|4|otherol 5 MG Oral Tablet||N|4096|"));
        Files.write(folder.resolve("RXNSAT.RRF"), List.of("9000002||||AUI|2|||NDC|RXNORM|99990000130|N|4096|"));
        Path into = folder.resolve("out");

        DrugDesk.Imported imported = read(file, into, new ArrayList<>(), "inventol");

        assertThat(imported.drugs()).isEqualTo(1);
        try (Stream<Path> files = Files.list(into.resolve("drugs"))) {
            assertThat(files).extracting(path -> path.getFileName().toString()).containsExactly("inventol.yaml");
        }
        assertThat(written(into).identify(List.of(Code.of(CodeSystem.NDC, "99990000130")), ""))
                .isInstanceOf(Identified.class);
    }

    @Test
    void another_file_or_a_full_folder_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("drugs.csv"), "x");

        assertThatThrownBy(() -> read(file, folder.resolve("out"), new ArrayList<>()))
                .hasMessageContaining("must be an RXNCONSO.RRF or a product.txt");
        assertThatThrownBy(() -> read(file, folder, new ArrayList<>())).hasMessageContaining("must be empty");
    }
}
