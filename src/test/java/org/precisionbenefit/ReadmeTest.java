package org.precisionbenefit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Signed;

/** What the README says is run as it stands there. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/")
    URI address;

    @Test
    void request_gets_the_answer_that_stands_below_it() throws IOException, InterruptedException {
        List<String> shells = blocks("sh");
        String command = shells.stream()
                .filter(block -> block.startsWith("curl"))
                .findFirst()
                .orElseThrow()
                .replace("$(cat data/demonstration-token)", Signed.token())
                .replace("http://localhost:8080", address.toString().replaceAll("/$", ""));
        Process curl = new ProcessBuilder("sh", "-c", command).start();
        String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).isZero();
        ObjectMapper json = new ObjectMapper();
        holds("", json.readTree(blocks("json").get(0)), json.readTree(answer));
    }

    @Test
    void ci_runs_the_test_command() throws IOException {
        String command = blocks("sh").stream()
                .filter(block -> block.startsWith("mvn verify"))
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Files.readString(Path.of(".ci/run"))).contains(command.replace("mvn ", "mvn -B -ntp "));
    }

    @Test
    void links_lead_to_files() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme());
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
        }
    }

    /** Everything that stands in the abridged answer stands at the same place of the whole one; addresses by their end. */
    private static void holds(String at, JsonNode shown, JsonNode whole) {
        if (shown.isObject()) {
            shown.fieldNames().forEachRemaining(name -> holds(at + "/" + name, shown.get(name), whole.path(name)));
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                holds(at + "/" + i, shown.get(i), whole.path(i));
            }
        } else {
            assertThat(whole.asText()).as(at).endsWith(shown.asText());
        }
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
