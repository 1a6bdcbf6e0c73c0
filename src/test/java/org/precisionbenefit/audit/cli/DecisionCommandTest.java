package org.precisionbenefit.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.audit.proof.BundleRig.LOG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.audit.proof.BundleRig;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;

/** Exit codes and lines of the check of bundles. */
class DecisionCommandTest {
    private static final BundleRig RIG = BundleRig.of(20);
    private static final ProofBundle REVIEWED = RIG.bundle(1, true, 12);

    @TempDir
    Path folder;

    private String said = "";

    @BeforeEach
    void files() throws IOException {
        write("key", LOG.key().text() + "\n");
        write("reviewed", BundleText.write(REVIEWED));
        write("other", BundleText.write(RIG.bundle(2, false, null)));
        write("log", RIG.export());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** Words that begin with a slash are files of the folder. */
    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("verify", "decision"));
        for (String word : words) {
            arguments.add(
                    word.startsWith("/") ? folder.resolve(word.substring(1)).toString() : word);
        }
        arguments.addAll(List.of("--key", folder.resolve("key").toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verifier.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void clean_bundles_are_0_also_with_a_kept_checkpoint_receipts_and_the_log() throws IOException {
        assertThat(run("/reviewed", "/other")).isZero();
        assertThat(said)
                .isEqualToNormalizingNewlines(
                        "CLEAN\tdecision " + BundleRig.id(1) + "\nCLEAN\tdecision " + BundleRig.id(2) + "\n");
        write("kept", RIG.checkpoint(12).write());
        write("receipts", REVIEWED.entries().get(1).receipt() + "\n");
        assertThat(run("/reviewed", "--kept", "/kept", "--receipt", "/receipts", "--log", "/log"))
                .as(said)
                .isZero();
        assertThat(said).contains("CLEAN\t21 entries");
    }

    @Test
    void tampering_is_1_and_names_kind_and_place() throws IOException {
        String text = BundleText.write(REVIEWED);
        write(
                "changed",
                text.replaceFirst("\"part\":\"answer\",\"text\":\"....", "\"part\":\"answer\",\"text\":\"eyJq"));
        assertThat(run("/other", "/changed")).isEqualTo(1);
        assertThat(said)
                .isEqualToNormalizingNewlines("CLEAN\tdecision " + BundleRig.id(2)
                        + "\nPART\tanswer of entry 1\nTAMPERED\tdecision " + BundleRig.id(1) + "\n");
        write("changed", text.replaceFirst("\n", "\r\n"));
        assertThat(run("/changed")).isEqualTo(1);
        assertThat(said).isEqualToNormalizingNewlines("NOT_CANONICAL\tline 1\nTAMPERED\tchanged\n");
        write("receipts", REVIEWED.entries().get(0).receipt() + "\n");
        assertThat(run("/other", "--receipt", "/receipts")).isEqualTo(1);
        assertThat(said).contains("PROMISE\treceipt of ");
    }

    @Test
    void review_that_the_bundle_hides_is_found_with_the_log() throws IOException {
        write(
                "hidden",
                BundleText.write(new ProofBundle(
                        REVIEWED.decision(),
                        REVIEWED.checkpoint(),
                        null,
                        REVIEWED.entries().subList(0, 1),
                        REVIEWED.releases())));
        assertThat(run("/hidden")).isZero();
        assertThat(run("/hidden", "--log", "/log")).isEqualTo(1);
        assertThat(said).contains("OMITTED\tentry 20 of decision " + BundleRig.id(1));
    }

    @Test
    void bundle_of_another_log_than_the_export_is_found() throws IOException {
        BundleRig longer = BundleRig.of(30);
        write("longer", BundleText.write(longer.bundle(2, false, null)));
        assertThat(run("/longer", "--log", "/log")).isEqualTo(1);
        assertThat(said).contains("KEPT\tsize 31");
    }

    @Test
    void kept_checkpoint_that_nothing_leads_from_is_2() throws IOException {
        write("kept", RIG.checkpoint(7).write());
        assertThat(run("/reviewed", "--kept", "/kept")).isEqualTo(2);
        assertThat(said).contains("INCOMPLETE\tThe kept checkpoint of size 7").contains("since=7");
        assertThat(run("/reviewed", "--kept", "/kept", "--log", "/log"))
                .as(said)
                .isZero();
        assertThat(run()).isEqualTo(2);
        assertThat(run("/none")).isEqualTo(2);
    }
}
