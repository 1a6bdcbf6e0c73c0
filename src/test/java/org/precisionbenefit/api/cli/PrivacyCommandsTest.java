package org.precisionbenefit.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is destroyed, held or taken away from the command line is asked of the server, as whoever the token names. */
class PrivacyCommandsTest {
    private static final String ID = "00000000-0000-4000-8000-000000000001";

    private final List<String> asked = new ArrayList<>();
    private final List<String> exported = new ArrayList<>();
    private Engine.Reply reply = new Engine.Reply(200, "{}");
    private String said = "";

    private int run(String... words) {
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("post");
                    asked.add(given[0] + " " + given[2]);
                    return reply;
                });
        StringWriter out = new StringWriter();
        int code = CommandLineDoor.over(engine, into -> {
                    exported.add(into.toString());
                    return 7;
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words);
        said = out.toString();
        return code;
    }

    @Test
    void redaction_hold_and_lift_name_the_decisions_and_why() {
        assertThat(run("privacy", "redact", ID, "--law", "45 CFR 164.526", "--reason", "A \"wish\"\\ of\nhers"))
                .isZero();
        assertThat(run("privacy", "hold", ID, ID.replace('1', '2'), "--reason", "A court asks."))
                .isZero();
        assertThat(run("privacy", "lift", ID, "--reason", "The case is over.")).isZero();
        assertThat(asked)
                .containsExactly(
                        "/api/v1/redactions {\"decisions\":[\"" + ID + "\"],\"law\":\"45 CFR 164.526\",\"reason\":\"A"
                                + " \\u0022wish\\u0022\\u005c of\\u000ahers\"}",
                        "/api/v1/holds {\"decisions\":[\"" + ID + "\",\"" + ID.replace('1', '2')
                                + "\"],\"reason\":\"A court asks.\"}",
                        "/api/v1/holds/lift {\"decisions\":[\"" + ID + "\"],\"reason\":\"The case is over.\"}");
    }

    @Test
    void retention_destroys_only_when_that_is_asked() {
        assertThat(run("retention", "run")).isZero();
        assertThat(run("retention", "run", "--apply")).isZero();
        assertThat(asked).containsExactly("/api/v1/retention ", "/api/v1/retention?apply=true ");
    }

    @Test
    void what_the_server_refuses_is_said_and_ends_with_a_fault() {
        reply = new Engine.Reply(409, "{\"detail\":\"It waits.\"}");
        assertThat(run("privacy", "redact", ID, "--law", "45 CFR 164.526", "--reason", "She asks for it."))
                .isNotZero();
        assertThat(said).contains("It waits.");
        assertThat(run("privacy", "hold", "not-an-id", "--reason", "A court asks."))
                .isNotZero();
        assertThat(said).contains("must be a UUID");
        assertThat(run("privacy", "hold", ID)).isNotZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void log_is_written_only_after_the_server_let_its_caller() {
        assertThat(run("log", "export", "file")).isZero();
        assertThat(said).contains("7 entries");
        reply = new Engine.Reply(403, "");
        assertThat(run("log", "export", "other")).isNotZero();
        assertThat(said).contains("HTTP 403");
        assertThat(asked).containsExactly("/api/v1/log/export ", "/api/v1/log/export ");
        assertThat(exported).containsExactly("file");
    }
}
