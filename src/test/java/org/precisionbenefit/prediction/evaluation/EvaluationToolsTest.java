package org.precisionbenefit.prediction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.prediction.yaml.BundledProtocols;
import org.precisionbenefit.terminology.Digest;
import org.w3c.dom.Document;

/** What evaluations are made of, without data of others. */
class EvaluationToolsTest {
    @TempDir
    private Path folder;

    private static DataTable table(String text) {
        try {
            return DataTable.parse(text.getBytes(StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cells_are_read_with_quotes_marks_and_gaps() {
        DataTable table = table("\uFEFFname,\"with, comma\",n\na,\"say \"\"so\"\"\",1.5\nb,NA,\n");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.text(0, "with, comma")).isEqualTo("say \"so\"");
        assertThat(table.number(0, "n")).isEqualTo(1.5f);
        assertThat(table.text(1, "with, comma")).isEmpty();
        assertThat(table.number(1, "n")).isNaN();
        assertThat(table.either(0, "name", "a", "b")).isEqualTo(1f);
        assertThat(table.either(1, "name", "a", "b")).isZero();
        assertThat(table.either(1, "name", "x", "y")).isNaN();
        assertThat(table.where(row -> row == 1).text(0, "name")).isEqualTo("b");
        assertThatThrownBy(() -> table.text(0, "other")).hasMessageContaining("other");
        assertThatThrownBy(() -> table.number(0, "name")).hasMessageContaining("must be a number");
    }

    @Test
    void packed_file_is_unpacked_and_another_edition_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a\n7\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.csv.gz"), bytes.toByteArray());
        String digest = Digest.of(bytes.toByteArray()).hex();
        assertThat(DataTable.read(folder, new Protocol.Data("a.csv.gz", digest, "us"))
                        .number(0, "a"))
                .isEqualTo(7f);
        Protocol.Data other = new Protocol.Data("a.csv.gz", "0".repeat(64), "us");
        assertThatThrownBy(() -> DataTable.read(folder, other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("edition")
                .hasMessageContaining(digest);
        Protocol.Data none = new Protocol.Data("b.csv", digest, "us");
        assertThatThrownBy(() -> DataTable.read(folder, none)).hasMessageContaining("must lie in the folder");
    }

    @Test
    void parts_are_of_equal_size_and_alike_in_what_they_are_stratified_by() {
        double[] values = new double[1_000];
        Arrays.setAll(values, i -> (i * 37) % 1_000);
        int[] fold = Folds.stratified(values, 10, 3);
        for (int part = 0; part < 10; part++) {
            int now = part;
            int[] places = Folds.places(fold, f -> f == now);
            assertThat(places).hasSize(100);
            assertThat(Arrays.stream(places)
                            .mapToDouble(i -> values[i])
                            .average()
                            .orElseThrow())
                    .isCloseTo(499.5, within(5.0));
        }
        assertThat(Folds.stratified(values, 10, 3)).isEqualTo(fold);
        assertThat(Folds.stratified(values, 10, 4)).isNotEqualTo(fold);
    }

    @Test
    void clusters_and_runs_are_not_cut() {
        int[] clusters = new int[600];
        Arrays.setAll(clusters, i -> i / 6);
        int[] fold = Folds.clusters(clusters, 10, 1);
        for (int i = 1; i < 600; i++) {
            if (clusters[i] == clusters[i - 1]) {
                assertThat(fold[i]).isEqualTo(fold[i - 1]);
            }
        }
        assertThat(Arrays.stream(fold).distinct().count()).isEqualTo(10);
        int[] blocks = Folds.blocks(clusters, 7);
        for (int i = 1; i < 600; i++) {
            assertThat(blocks[i]).isGreaterThanOrEqualTo(blocks[i - 1]);
            if (clusters[i] == clusters[i - 1]) {
                assertThat(blocks[i]).isEqualTo(blocks[i - 1]);
            }
        }
        assertThat(blocks[599]).isEqualTo(6);
    }

    @Test
    void visits_of_one_day_and_of_a_missing_day_hang_together() {
        float[][] rows = {{1}, {1}, {2}, {Float.NaN}, {5}, {6}};
        assertThat(ThiopurineRemission.days(rows)).containsExactly(0, 0, 1, 1, 1, 2);
    }

    /** 5.6044 - 6 x .2614 + 170 x .0087 + 70 x .0128 = 6.411; with A/A, *2/*3, amiodarone and Asian race 2.1336. */
    @Test
    void published_warfarin_formula_is_added_up_as_its_authors_did() {
        String head = "Race,Gender,Age,Height (cm),Weight (kg),Amiodarone (Cordarone),Carbamazepine (Tegretol),"
                + "Phenytoin (Dilantin),Rifampin or Rifampicin,Subject Reached Stable Dose of Warfarin,"
                + "Therapeutic Dose of Warfarin,CYP2C9 consensus,VKORC1 -1639 consensus,VKORC1 1173 consensus\n";
        Protocol protocol = BundledProtocols.named("warfarin-dose");
        WarfarinRows members = WarfarinRows.of(
                table(head
                        + "White,male,60 - 69,170,70,0,NA,NA,NA,1,35,*1/*1,G/G,NA\n"
                        + "Asian,female,60 - 69,170,70,1,0,0,0,1,10,*2/*3,NA,T/T\n"
                        + "White,male,60 - 69,170,70,0,NA,NA,NA,0,35,*1/*1,G/G,NA\n"
                        + "White,male,60 - 69,NA,70,0,NA,NA,NA,1,35,*1/*1,G/G,NA\n"
                        + "Unknown,male,90+,170,70,NA,1,NA,NA,1,35,*1/*5,NA,NA\n"),
                protocol.features());
        assertThat(members.size()).isEqualTo(3);
        assertThat(members.published(0, protocol.comparator())).isCloseTo(6.411, within(1e-9));
        assertThat(members.published(1, protocol.comparator()))
                .isCloseTo(6.411 - 1.6974 - 1.9206 - 0.5503 - 0.1092, within(1e-9));
        assertThat(members.published(2, protocol.comparator()))
                .isCloseTo(6.411 - 3 * 0.2614 - 0.4854 - 0.2188 - 0.1032 + 1.1816, within(1e-9));
        assertThat(members.rows()[1]).containsExactly(6, 170, 70, 2, 1, 1, 1, 0);
        assertThat(members.rows()[2]).containsExactly(9, 170, 70, Float.NaN, Float.NaN, Float.NaN, 0, 1);
    }

    @Test
    void bands_are_named_by_where_they_begin() {
        assertThat(Grouping.band(64.9f, 65, 75)).isEqualTo("age below 65");
        assertThat(Grouping.band(65, 65, 75)).isEqualTo("age 65 to 74");
        assertThat(Grouping.band(75, 65, 75)).isEqualTo("age 75 and over");
        assertThat(Grouping.band(Float.NaN, 65)).isEqualTo("age not recorded");
        Grouping sex = Grouping.of("sex", 3, i -> i == 1 ? "F" : "M");
        assertThat(sex.names()).containsExactly("F", "M");
        assertThat(sex.places("M")).containsExactly(0, 2);
        assertThat(sex.label("F")).isEqualTo("sex F");
    }

    @Test
    void plots_are_drawings_with_a_title_and_without_signs_of_markup_in_names() throws Exception {
        String bars = Plot.bars(
                "Less than < nothing", 0, List.of("a & b"), List.of(new Plot.Bar("x", new Measured(-1, 0, 1), 0)));
        String square = Plot.square(
                "Curve",
                new Plot.Square("across", "up", 0, 1),
                List.of(new Plot.Line("line", new double[] {0, 1}, new double[] {0, 0.5})));
        for (String svg : List.of(bars, square)) {
            Document read = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(read.getElementsByTagName("title").getLength()).isEqualTo(1);
            assertThat(svg).doesNotContain("NaN");
        }
        assertThat(bars).contains("a &amp; b").contains("Less than &lt; nothing");
    }

    @Test
    void numbers_keep_no_sign_of_nothing() {
        assertThat(Page.number(-0.0001, 2)).isEqualTo("0.00");
        assertThat(Page.number(-0.01, 2)).isEqualTo("-0.01");
        assertThat(Page.percent(0.125)).isEqualTo("12.5 %");
    }
}
