package org.precisionbenefit.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.audit.log.LogCheck.Finding;
import org.precisionbenefit.audit.log.LogCheck.Kind;
import org.precisionbenefit.terminology.Digest;

/** Each way to tamper with a log is found in its export and called by its name; a clean export raises nothing. */
class LogCheckTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
    private static final NoteSigner LOG = TestLog.signer("log.example/1");
    private static final int SIZE = 12;

    /** Twelve entries, a checkpoint after every third, and one of the empty log. */
    private final List<String> clean = export(SIZE, 0);

    private static List<String> export(int size, int seed) {
        List<String> lines = new ArrayList<>();
        lines.add(LogExport.HEADER);
        lines.add(checkpoint(0, Frontier.EMPTY.head()));
        Frontier frontier = Frontier.EMPTY;
        for (int i = 0; i < size; i++) {
            lines.add(LogExport.entry(i, entry(i, seed)));
            frontier = frontier.append(Merkle.leaf(entry(i, seed)));
            if (i % 3 == 2) {
                lines.add(checkpoint(i, frontier.head()));
            }
        }
        return lines;
    }

    private static String checkpoint(int second, TreeHead tree) {
        return LogExport.checkpoint(note(second, tree).write());
    }

    private static SignedNote note(int second, TreeHead tree) {
        return LOG.sign(new Checkpoint(LOG.key().name(), tree, BEGIN.plusSeconds(second)).text());
    }

    private static String entry(int i, int seed) {
        String hash = Digest.of(seed + " " + i).hex();
        return "{\"event\":\"DECISION\",\"decision\":\"" + new UUID(1, i) + "\",\"at\":\"" + BEGIN.plusSeconds(i)
                + "\",\"commitments\":{\"record\":\"" + hash + "\",\"explanation\":\"" + hash + "\",\"request\":\""
                + hash
                + "\",\"answer\":\"" + hash + "\",\"sealed\":\"" + hash + "\"}}";
    }

    private static int lineOf(List<String> lines, int seq) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"seq\":" + seq + ",")) {
                return i;
            }
        }
        throw new AssertionError("no entry " + seq);
    }

    private static List<Finding> check(List<String> lines) {
        return check(lines, List.of(), List.of(), null);
    }

    private static List<Finding> check(
            List<String> lines, List<SignedNote> kept, List<Receipt> receipts, @Nullable Instant at) {
        LogCheck check = new LogCheck(new LogCheck.Trust(List.of(LOG.key()), kept, receipts, at));
        lines.forEach(check::line);
        return check.end().findings();
    }

    private static SignedNote newest(List<String> lines) {
        LogCheck check = new LogCheck(new LogCheck.Trust(List.of(LOG.key()), List.of(), List.of(), null));
        lines.forEach(check::line);
        return Objects.requireNonNull(check.end().newest());
    }

    private List<String> changed(int seq, String part, String by) {
        List<String> lines = new ArrayList<>(clean);
        lines.replaceAll(line -> line.startsWith("{\"seq\":" + seq + ",") ? line.replaceFirst(part, by) : line);
        assertThat(lines).isNotEqualTo(clean);
        return lines;
    }

    @Test
    void clean_log_raises_nothing_with_all_that_is_trusted() {
        List<Receipt> receipts =
                List.of(Receipt.of(LOG, entry(4, 0), BEGIN), Receipt.of(LOG, entry(11, 0), BEGIN.plusSeconds(11)));
        List<SignedNote> kept = List.of(newest(export(3, 0)), newest(export(9, 0)), newest(clean));
        assertThat(check(clean, kept, receipts, BEGIN.plusSeconds(60))).isEmpty();
    }

    @Test
    void t03_t21_changed_entry_is_not_what_was_signed() {
        assertThat(check(changed(4, "T12:00:04", "T12:00:05"))).containsExactly(new Finding(Kind.ROOT, "size 6"));
        assertThat(check(changed(4, "record\":\"[0-9a-f]", "record\":\"x")))
                .extracting(Finding::kind)
                .contains(Kind.NOT_CANONICAL);
    }

    @Test
    void t05_deleted_entry_leaves_a_gap() {
        List<String> lines = new ArrayList<>(clean);
        lines.remove(lineOf(lines, 4));
        assertThat(check(lines)).contains(new Finding(Kind.GAP, "entry 4"), new Finding(Kind.ROOT, "size 6"));
    }

    @Test
    void t06_deleted_entry_after_which_all_are_renumbered_is_not_what_was_signed() {
        List<String> lines = new ArrayList<>(clean);
        lines.remove(lineOf(lines, 4));
        lines.replaceAll(line -> {
            int colon = line.indexOf(',');
            return line.startsWith("{\"seq\":") && Integer.parseInt(line.substring(7, colon)) > 4
                    ? "{\"seq\":" + (Integer.parseInt(line.substring(7, colon)) - 1) + line.substring(colon)
                    : line;
        });
        assertThat(check(lines)).extracting(Finding::kind).contains(Kind.TRUNCATED);
    }

    @Test
    void t09_t26_inserted_entry_is_not_what_was_signed_and_a_second_time_is_named() {
        List<String> lines = new ArrayList<>(clean);
        lines.add(lineOf(lines, 4), LogExport.entry(4, entry(99, 0)));
        assertThat(check(lines)).extracting(Finding::kind).contains(Kind.GAP, Kind.ROOT);
        lines = new ArrayList<>(clean);
        lines.add(LogExport.entry(SIZE, entry(4, 0)));
        assertThat(check(lines))
                .containsExactly(new Finding(Kind.DUPLICATE, "entry 12"), new Finding(Kind.UNSIGNED, "from size 12"));
    }

    @Test
    void t10_swapped_entries_are_not_what_was_signed() {
        List<String> lines = new ArrayList<>(clean);
        lines.set(lineOf(clean, 3), LogExport.entry(3, entry(4, 0)));
        lines.set(lineOf(clean, 4), LogExport.entry(4, entry(3, 0)));
        assertThat(check(lines)).containsExactly(new Finding(Kind.ROOT, "size 6"));
    }

    @Test
    void t11_cut_tail_is_less_than_was_signed() {
        List<String> lines = new ArrayList<>(clean);
        lines.remove(lineOf(lines, 11));
        assertThat(check(lines)).containsExactly(new Finding(Kind.TRUNCATED, "size 12"));
    }

    @Test
    void t12_t13_t20_earlier_state_of_the_whole_log_is_found_by_what_was_kept_elsewhere() {
        List<String> backup = export(9, 0);
        List<String> nothing = List.of(LogExport.HEADER, checkpoint(30, Frontier.EMPTY.head()));
        assertThat(check(backup)).isEmpty();
        assertThat(check(backup, List.of(newest(clean)), List.of(), null))
                .containsExactly(new Finding(Kind.KEPT, "size 12"));
        assertThat(check(nothing, List.of(newest(clean)), List.of(), null))
                .containsExactly(new Finding(Kind.KEPT, "size 12"));
    }

    @Test
    void t14_t15_forged_or_changed_checkpoint_is_signed_by_nobody() {
        NoteSigner forger = TestLog.signer(LOG.key().name());
        TreeHead tree = Leaves.tree(3).head(3);
        List<String> lines = new ArrayList<>(clean);
        int third = lineOf(lines, 2) + 1;
        lines.set(
                third,
                LogExport.checkpoint(forger.sign(new Checkpoint(LOG.key().name(), tree, BEGIN.plusSeconds(2)).text())
                        .write()));
        assertThat(check(lines)).containsExactly(new Finding(Kind.SIGNATURE, "line " + (third + 1)));
        SignedNote signed = note(2, tree);
        String text = signed.text().replace("\n3\n", "\n4\n");
        lines.set(third, LogExport.checkpoint(new SignedNote(text, signed.signatures()).write()));
        assertThat(check(lines)).containsExactly(new Finding(Kind.SIGNATURE, "line " + (third + 1)));
    }

    @Test
    void t16_log_that_was_rewritten_and_signed_anew_is_found_by_what_was_kept_elsewhere() {
        List<String> rewritten = export(SIZE, 7);
        assertThat(check(rewritten)).isEmpty();
        assertThat(check(rewritten, List.of(newest(export(6, 0))), List.of(), null))
                .containsExactly(new Finding(Kind.KEPT, "size 6"));
    }

    @Test
    void t17_entry_that_was_promised_and_never_came_is_found_when_its_time_is_over() {
        Receipt receipt = Receipt.of(LOG, entry(50, 0), BEGIN.plusSeconds(20));
        assertThat(check(clean, List.of(), List.of(receipt), BEGIN.plusSeconds(30)))
                .isEmpty();
        assertThat(check(clean, List.of(), List.of(receipt), BEGIN.plusSeconds(31)))
                .containsExactly(new Finding(Kind.PROMISE, "receipt of " + receipt.entry()));
    }

    @Test
    void t18_log_that_stands_still_is_found_by_its_silence() {
        assertThat(check(clean, List.of(), List.of(), BEGIN.plusSeconds(131))).isEmpty();
        assertThat(check(clean, List.of(), List.of(), BEGIN.plusSeconds(132)))
                .containsExactly(new Finding(Kind.SILENT, "since 2026-11-28T12:00:11Z"));
    }

    @Test
    void t19_two_signed_trees_of_one_size_are_a_fork() {
        List<String> lines = new ArrayList<>(clean);
        lines.add(checkpoint(11, Leaves.tree(SIZE).head(SIZE)));
        assertThat(check(lines)).contains(new Finding(Kind.FORK, "size 12"));
    }

    @Test
    void t20_older_checkpoint_in_the_place_of_the_newest_goes_backwards() {
        List<String> lines = new ArrayList<>(clean);
        lines.add(clean.get(lineOf(clean, 5) + 1));
        assertThat(check(lines)).contains(new Finding(Kind.BACKWARDS, "size 6"));
        lines = new ArrayList<>(clean);
        lines.remove(lines.size() - 1);
        assertThat(check(lines)).containsExactly(new Finding(Kind.UNSIGNED, "from size 9"));
    }

    @Test
    void t29_export_that_was_written_in_any_other_way_is_refused() {
        for (String other : List.of(
                "\ufeff" + LogExport.HEADER,
                LogExport.HEADER + "\r",
                LogExport.HEADER + " ",
                "",
                LogExport.HEADER.replace("log", "l\u043eg"))) {
            List<String> lines = new ArrayList<>(clean);
            lines.set(0, other);
            assertThat(check(lines)).contains(new Finding(Kind.NOT_CANONICAL, "line 1"));
        }
        List<String> lines = new ArrayList<>(clean);
        lines.add(3, "");
        assertThat(check(lines)).contains(new Finding(Kind.NOT_CANONICAL, "line 4"));
        assertThat(check(List.of())).isNotEmpty();
        assertThat(check(changed(0, "\"seq\":0", "\"seq\":00"))).contains(new Finding(Kind.NOT_CANONICAL, "line 3"));
    }

    @Test
    void t30_some_changes_of_one_character_are_found() {
        assertChangesAreFound(500);
    }

    @Tag("soak")
    @Test
    void t30_ten_thousand_changes_of_one_character_are_found() {
        assertChangesAreFound(10_000);
    }

    private void assertChangesAreFound(int changes) {
        Random chance = new Random(8);
        String whole = String.join("\n", clean);
        for (int i = 0; i < changes; i++) {
            int at = chance.nextInt(whole.length());
            char by = (char) (' ' + chance.nextInt(95));
            String other = whole.substring(0, at) + by + whole.substring(at + 1);
            if (!other.equals(whole)) {
                assertThat(check(List.of(other.split("\n", -1))))
                        .as(at + " became " + by)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void what_is_trusted_must_itself_be_signed() {
        NoteSigner other = TestLog.signer(LOG.key().name());
        SignedNote note =
                other.sign(new Checkpoint(LOG.key().name(), Leaves.tree(1).head(1), BEGIN).text());
        Receipt receipt = Receipt.of(other, entry(1, 0), BEGIN);
        assertThatThrownBy(() -> check(clean, List.of(note), List.of(), null)).isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> check(clean, List.of(), List.of(receipt), null))
                .isInstanceOf(LogFault.class);
    }
}
