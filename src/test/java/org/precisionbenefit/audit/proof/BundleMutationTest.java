package org.precisionbenefit.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionbenefit.audit.proof.BundleRig.LOG;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.log.LogCheck;
import org.precisionbenefit.terminology.Digest;

/** Whatever is changed in a bundle (T-30), it is found or refused, and nothing else happens. */
class BundleMutationTest {
    private static final ProofBundle BUNDLE = BundleRig.of(70).bundle(1, true, 33);
    private static final byte[] FILE = BundleText.write(BUNDLE).getBytes(StandardCharsets.US_ASCII);
    private static final int VALUES = 256;
    private static final int BITS = 8;

    /** Whether what was changed is noticed; anything but a refusal that is declared ends the test. */
    private static boolean noticed(byte[] file) {
        try {
            BundleCheck check = new BundleCheck(new LogCheck.Trust(List.of(LOG.key()), List.of(), List.of(), null));
            return !check.of(BundleText.read(file)).findings().isEmpty();
        } catch (BundleFault refused) {
            assertThat(refused.line()).isPositive();
            return true;
        }
    }

    private static byte[] changed(int at, int value) {
        byte[] file = FILE.clone();
        file[at] = (byte) value;
        return file;
    }

    @Test
    void bundle_itself_is_clean() {
        assertThat(noticed(FILE)).isFalse();
    }

    @Test
    void bytes_that_are_changed_by_chance_are_noticed() {
        Random chance = new Random(30);
        for (int round = 0; round < 2_000; round++) {
            int i = chance.nextInt(FILE.length);
            int value = chance.nextInt(VALUES);
            boolean same = (byte) value == FILE[i];
            assertThat(noticed(changed(i, value)))
                    .as("byte " + i + " is " + value)
                    .isEqualTo(!same);
        }
    }

    @Test
    @Tag("soak")
    void every_byte_that_is_any_other_letter_or_has_a_bit_turned_is_noticed() {
        List<Integer> missed = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < FILE.length; i++) {
            for (int value = 0; value < VALUES; value++) {
                boolean oneBit = Integer.bitCount((FILE[i] ^ value) & (VALUES - 1)) == 1;
                boolean printed = value >= ' ' && value <= '~';
                if ((byte) value != FILE[i] && (oneBit || printed) && !noticed(changed(i, value))) {
                    missed.add(i);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void every_cut_and_every_line_left_out_doubled_or_moved_is_noticed() {
        String text = new String(FILE, StandardCharsets.US_ASCII);
        for (int length = 0; length < FILE.length; length += 1 + length % BITS) {
            assertThat(noticed(Arrays.copyOf(FILE, length)))
                    .as("cut at " + length)
                    .isTrue();
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            String line = without.remove(i);
            assertThat(noticed(file(without))).as("without line " + i).isTrue();
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, line);
            assertThat(noticed(file(twice))).as("line " + i + " twice").isTrue();
            if (i > 0) {
                List<String> moved = new ArrayList<>(lines);
                Collections.swap(moved, i - 1, i);
                assertThat(noticed(file(moved))).as("line " + i + " earlier").isTrue();
            }
        }
    }

    private static byte[] file(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void other_ways_to_write_the_same_are_refused() {
        String text = new String(FILE, StandardCharsets.US_ASCII);
        for (String other : List.of(
                text.replace("\n", "\r\n"),
                "\ufeff" + text,
                text.strip(),
                text + "\n",
                text + text,
                text.replace("{\"seq\":", "{ \"seq\":"),
                text.replace("\"seq\":1,", "\"seq\":01,"),
                "",
                "\n")) {
            assertThatThrownBy(() -> BundleText.read(other.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BundleFault.class);
        }
    }

    @Test
    void places_and_proofs_that_cannot_be_are_noticed() {
        String text = new String(FILE, StandardCharsets.US_ASCII);
        for (String place : List.of(
                "-1",
                "-9223372036854775808",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551617",
                "999999999999999999",
                "1e0",
                "71",
                "70",
                "0",
                "")) {
            assertThat(noticed(
                            text.replace("\"seq\":1,", "\"seq\":" + place + ",").getBytes(StandardCharsets.US_ASCII)))
                    .as("place " + place)
                    .isTrue();
        }
        List<Digest> proof = BUNDLE.entries().get(0).proof();
        List<List<Digest>> wrong = new ArrayList<>(List.of(
                List.of(),
                proof.subList(0, proof.size() - 1),
                proof.subList(1, proof.size()),
                Collections.nCopies(64, proof.get(0)),
                Collections.nCopies(128, proof.get(0)),
                Collections.nCopies(100_000, proof.get(0))));
        List<Digest> longer = new ArrayList<>(proof);
        longer.add(proof.get(0));
        wrong.add(longer);
        List<Digest> reversed = new ArrayList<>(proof);
        Collections.reverse(reversed);
        wrong.add(reversed);
        for (List<Digest> each : wrong) {
            ProofBundle.Proven entry = BUNDLE.entries().get(0);
            ProofBundle changed = new ProofBundle(
                    BUNDLE.decision(),
                    BUNDLE.checkpoint(),
                    BUNDLE.earlier(),
                    List.of(
                            new ProofBundle.Proven(entry.seq(), entry.entry(), each, entry.receipt(), entry.opened()),
                            BUNDLE.entries().get(1)),
                    BUNDLE.releases());
            assertThat(noticed(BundleText.write(changed).getBytes(StandardCharsets.US_ASCII)))
                    .as("a proof of " + each.size())
                    .isTrue();
        }
    }

    @Test
    void checkpoint_sizes_that_cannot_be_are_noticed_even_when_the_log_signed_them() {
        for (String size : List.of("0", "1", "999999999999999999", "70", "72")) {
            String note = BUNDLE.checkpoint().text().replace("\n71\n", "\n" + size + "\n");
            ProofBundle changed =
                    new ProofBundle(BUNDLE.decision(), LOG.sign(note), null, BUNDLE.entries(), BUNDLE.releases());
            assertThat(noticed(BundleText.write(changed).getBytes(StandardCharsets.US_ASCII)))
                    .as("a tree of " + size)
                    .isTrue();
        }
    }
}
