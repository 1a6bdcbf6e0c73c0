package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionbenefit.api.cli.CommandLineDoor;
import org.precisionbenefit.terminology.MovedClock;

/** The walk-through of the designers' page, done as it stands there: its edits, its commands and what they print. */
class DesignersWalkThroughTest {
    private static final Pattern BLOCK = Pattern.compile("```(sh|diff)\\n(.*?)```", Pattern.DOTALL);
    private static final Path SAMPLE = Path.of("docs/samples/plain/three-weeks-of-clopidogrel.json");

    /** What stands for any text of a line, and alone on a line for any lines. */
    private static final String ANY = "…";

    @TempDir
    private Path folder;

    @Test
    void walk_through_is_what_happens() throws IOException {
        walk("400");
    }

    @Tag("soak")
    @Test
    void walk_through_is_what_happens_with_as_many_requests_as_it_says() throws IOException {
        walk("100000");
    }

    private void walk(String requests) throws IOException {
        ReleaseRig.writeRules(folder.resolve("rules"));
        ReleaseRig.writeRules(folder.resolve("rules-live"));
        for (String number : List.of("1", "2", "3")) {
            Files.writeString(
                    folder.resolve("request-" + number + ".json"),
                    Files.readString(SAMPLE).replace("demo-plain-three-weeks-of-clopidogrel", "request-" + number));
        }
        WalkThroughEngine engine = new WalkThroughEngine(folder, new MovedClock(Instant.parse("2026-11-29T12:00:00Z")));
        int commands = 0;
        for (String[] block : blocks()) {
            if (block[0].equals("diff")) {
                edit(block[1]);
            } else {
                for (String step : block[1].split("(?m)^(?=\\$ )")) {
                    List<String> lines = step.lines().toList();
                    run(engine, lines.get(0).substring(2), requests, lines.subList(1, lines.size()));
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThan(12);
        assertThat(engine.answers).hasSize(3);
        assertThat(engine.answers.get(1)).as("live").isNotEqualTo(engine.answers.get(0));
        assertThat(engine.answers.get(2)).as("back, to the byte").isEqualTo(engine.answers.get(0));
    }

    private static List<String[]> blocks() throws IOException {
        String page = Files.readString(Path.of("docs/designers.md"));
        String section = page.substring(page.indexOf("\n## Walk-through\n"));
        section = section.split("\n## (?!Walk-through)")[0];
        List<String[]> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(section);
        while (found.find()) {
            blocks.add(new String[] {found.group(1), found.group(2)});
        }
        return blocks;
    }

    /** Does what a difference says: each line that is taken away stands in the file once, and the next one takes its place. */
    private void edit(String difference) throws IOException {
        Path file = folder;
        String before = "";
        for (String line : difference.lines().toList()) {
            if (line.startsWith("--- ")) {
                file = folder.resolve(line.substring(4).strip());
            } else if (line.startsWith("-")) {
                before = line.substring(1);
            } else if (line.startsWith("+")) {
                String text = Files.readString(file);
                assertThat(text.split(Pattern.quote(before), -1))
                        .as(file + ": " + before)
                        .hasSize(2);
                Files.writeString(file, text.replace(before, line.substring(1)));
            }
        }
    }

    private void run(WalkThroughEngine engine, String command, String requests, List<String> expected) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments(command, requests));
        String said = out + (expected.isEmpty() || out.toString().isEmpty() ? err.toString() : "");
        assertThat(said).as(command).matches(pattern(expected));
    }

    /** Folders and files are those of this walk; a program's own commands are the first two words. */
    private String[] arguments(String command, String requests) {
        String[] words = command.replace("100000", requests).split(" ");
        for (int i = words[0].equals("decide") ? 1 : 2; i < words.length; i++) {
            if (words[i].matches("rules|rules-live|simulation|request-.*")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }
        return words;
    }

    private static Pattern pattern(List<String> expected) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected) {
            if (line.strip().equals(ANY)) {
                pattern.append("(?:.*\\n)*?");
            } else {
                pattern.append("\\Q").append(line.replace(ANY, "\\E.*?\\Q")).append("\\E\\s*?\\n");
            }
        }
        return Pattern.compile(pattern.append("\\s*").toString());
    }
}
