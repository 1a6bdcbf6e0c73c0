package org.precisionbenefit.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.audit.proof.BundleRig;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;
import org.precisionbenefit.decision.choice.ChoiceReport;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.prediction.evaluation.EvaluationReport;
import org.precisionbenefit.profile.history.ImportedRow;
import picocli.CommandLine;

class CommandLineDoorTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-0123456789ab";

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_a_command_and_with_serve_it_serves() {
        assertThat(run()).isZero();
        assertThat(run("serve")).isZero();
        assertThat(engine.asked).containsExactly("serve", "serve");
    }

    @Test
    void file_with_a_bundle_goes_through_the_fhir_door_and_its_answer_is_printed() throws IOException {
        engine.reply = new Engine.Reply(200, "{\"resourceType\":\"Bundle\"}");
        Path file = file("{\"resourceType\":\"Bundle\"}");
        assertThat(run("decide", file.toString())).isZero();
        assertThat(engine.asked)
                .containsExactly("/fhir/Claim/$submit application/fhir+json {\"resourceType\":\"Bundle\"}");
        assertThat(out.toString()).contains("{\"resourceType\":\"Bundle\"}");
    }

    @Test
    void file_in_plain_json_goes_through_the_json_door() throws IOException {
        assertThat(run("decide", file("{\"request\":{}}").toString())).isZero();
        assertThat(engine.asked).containsExactly("/api/v1/decisions application/json {\"request\":{}}");
    }

    @Test
    void refused_request_prints_the_refusal_as_an_error_and_fails() throws IOException {
        engine.reply = new Engine.Reply(422, "{\"title\":\"refused\"}");
        assertThat(run("decide", file("{}").toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("refused");
    }

    @Test
    void file_that_does_not_exist_is_said_and_nothing_is_sent() {
        assertThat(run("decide", folder.resolve("none.json").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("must exist").contains("none.json").doesNotContain("Exception");
        assertThat(run("decide", folder.toString())).isEqualTo(1);
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void histories_are_imported_with_a_line_for_each_row_and_a_file_that_was_not_kept_is_named() throws IOException {
        Path good = Files.writeString(folder.resolve("good.ndjson"), "{}");
        Path bad = Files.writeString(folder.resolve("bad.ndjson"), "{}");
        Path report = folder.resolve("report.tsv");
        assertThat(run("member", "import", "--plan", "P", "--report", report.toString(), good.toString()))
                .isZero();
        assertThat(engine.asked).containsExactly("members P null");
        assertThat(out.toString())
                .contains("good.ndjson: kept", "1 accepted Coverage", "1 skipped unknown: It is no JSON.");
        assertThat(report)
                .hasContent(good + "\tline 1\tCoverage\taccepted\t\n" + good
                        + "\tline 2\tunknown\tskipped\tIt is no JSON.\n");
        assertThat(run("member", "import", good.toString(), bad.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("bad.ndjson: nothing of it was kept. It ends too early.");
        assertThat(run("member", "import", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("must exist");
        assertThat(run("member")).isEqualTo(2);
    }

    @Test
    void outcomes_are_imported_file_by_file_and_one_that_was_not_kept_is_named() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), "");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "");
        assertThat(run("outcomes", "import", "--plan", "P", good.toString())).isZero();
        assertThat(engine.asked).containsExactly("outcomes good.csv [P]");
        assertThat(out.toString()).contains("2 new, 1 known before", "3 skipped: no decision of this id");
        assertThat(run("outcomes", "import", bad.toString(), good.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("bad.csv: nothing of it was kept. Line 2");
        assertThat(run("outcomes", "import", folder.resolve("none.csv").toString()))
                .isEqualTo(1);
    }

    @Test
    void models_are_checked_and_choices_are_counted_for_whoever_may_read() {
        assertThat(run("models", "check")).isZero();
        assertThat(run("models", "check", "folder")).isEqualTo(1);
        assertThat(out.toString()).contains("They may go live.", "must carry its card");
        engine.reply = new Engine.Reply(200, "A\nB\n");
        assertThat(run("models", "choices", "--plan", "A")).isZero();
        assertThat(engine.asked).contains("/api/v1/simulations/recorded?plan=A application/json ", "choices [A, B]");
        assertThat(out.toString()).contains("7 decisions", "Members choose by themselves");
        assertThat(run("models", "choices", "--json")).isZero();
        assertThat(out.toString()).contains("{}");
        engine.reply = new Engine.Reply(403, "");
        assertThat(run("models", "choices")).isEqualTo(1);
        assertThat(err.toString()).contains("HTTP 403");
    }

    @Test
    void questions_about_evidence_are_answered_line_by_line_and_a_refused_one_is_named() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), "one\n\nbad\ntwo\n");
        assertThat(run("evidence", questions.toString())).isEqualTo(1);
        assertThat(out.toString().lines()).containsExactly("answer to one", "answer to two");
        assertThat(err.toString()).contains("questions.jsonl:3: /genes: It must be good.");
        assertThat(run("evidence", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("must exist");
    }

    @Test
    void proof_is_written_whole_or_with_its_releases_beside_it_and_what_is_no_proof_is_not_written()
            throws IOException {
        ProofBundle bundle = BundleRig.of(3).bundle(1, true, null);
        engine.reply = new Engine.Reply(200, BundleText.write(bundle));
        Path whole = folder.resolve("whole.proof");
        assertThat(run("decision", "export", ID, whole.toString(), "--reason", "Why \"not\".", "--since", "2"))
                .isZero();
        assertThat(engine.asked)
                .containsExactly(
                        "/api/v1/decisions/" + ID + "/unmask application/json {\"reason\":\"Why \\\"not\\\".\"}",
                        "/api/v1/decisions/" + ID + "/proof?releases=all&since=2 application/json ");
        assertThat(whole).hasContent(BundleText.write(bundle));
        assertThat(run("decision", "export", ID, whole.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is a file whole.proof");
        Path small = folder.resolve("small.proof");
        Path releases = folder.resolve("releases");
        assertThat(run("decision", "export", ID, small.toString(), "--releases", releases.toString()))
                .isZero();
        assertThat(BundleText.read(Files.readAllBytes(small)).releases())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.files()).isEmpty());
        for (ProofBundle.Release each : bundle.releases()) {
            assertThat(BundleText.readRelease(Files.readAllBytes(releases.resolve(each.digest() + ".release"))))
                    .isEqualTo(each);
        }
        engine.reply = new Engine.Reply(403, "{\"detail\":\"Say why.\"}");
        assertThat(run("decision", "export", ID, folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Say why.");
        engine.reply = new Engine.Reply(200, "<html>");
        assertThat(run("decision", "export", ID, folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(run("decision", "export", "x", folder.resolve("none").toString()))
                .isEqualTo(1);
    }

    @Test
    void replay_asks_for_the_decision_and_a_difference_is_an_answer_that_fails() {
        assertThat(run("replay", ID)).isZero();
        assertThat(engine.asked).containsExactly("/api/v1/decisions/" + ID + "/replay application/json ");
        engine.reply = new Engine.Reply(409, "{\"equal\":false}");
        assertThat(run("replay", ID)).isEqualTo(1);
        assertThat(out.toString()).contains("\"equal\":false");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0A1B2C3D-0000-4000-8000-0123456789AB",
                "../../../etc/passwd",
                "a/b?c=0123456789012345678901234567"
            })
    void id_that_is_none_is_said_and_nothing_is_sent(String id) {
        assertThat(run("replay", id)).isEqualTo(1);
        assertThat(err.toString()).contains("must be a UUID in lower case");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void missing_and_unknown_words_are_said_with_the_usage() {
        assertThat(run("replay")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("ID").contains("Usage");
        assertThat(run("decode", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void server_that_does_not_answer_is_said() {
        engine.fault = "No server answers for the data folder. Start one with the command serve.";
        assertThat(run("replay", ID)).isEqualTo(1);
        assertThat(err.toString()).contains("Start one with the command serve.");
    }

    @Test
    void fault_without_words_is_named_by_its_kind() {
        engine.fault = "";
        assertThat(run("replay", ID)).isEqualTo(1);
        assertThat(err.toString()).contains("(IOException)").doesNotContain("null");
    }

    @Test
    void models_are_trained_into_the_folder_named() {
        assertThat(run("train", "--into", folder.toString())).isZero();
        assertThat(run("train", "--into", folder.toString(), "--only", "a", "--only", "b", "--rehearse"))
                .isZero();
        assertThat(engine.asked).containsExactly("train " + folder + " [] false", "train " + folder + " [a, b] true");
    }

    @Test
    void keys_are_listed_by_their_ids_and_rotated_with_a_word_on_the_copy() {
        assertThat(run("keys", "list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("sealing 4294967295 (in use)", "sealing 7 (opens what it wrapped before)");
        assertThat(run("keys", "rotate")).isZero();
        assertThat(out.toString()).contains("newest sealing key: 3.").contains("Copy the keys folder");
        assertThat(err.toString()).isEmpty();
        engine.unopened = List.of(ID);
        assertThat(run("keys", "rotate")).isEqualTo(1);
        assertThat(err.toString()).contains(ID).contains("does not open");
        assertThat(run("keys")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("rotate");
    }

    @Test
    void signer_is_made_for_a_role_and_for_demonstration_unless_production_is_said() {
        assertThat(run("keys", "make-signing", "--name", "jane", "--role", "author"))
                .isZero();
        assertThat(run("keys", "make-signing", "--name", "joe", "--role", "APPROVER", "--purpose", "production"))
                .isZero();
        assertThat(engine.signing.asked)
                .containsExactly("make jane AUTHOR DEMONSTRATION", "make joe APPROVER PRODUCTION");
        assertThat(out.toString()).contains("joe.signer.json", "Copy this file", "private half stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../jane", "Jane", "jane doe", "", "jane\nrole: APPROVER"})
    void name_that_no_signer_can_have_is_said(String name) {
        assertThat(run("keys", "make-signing", "--name", name, "--role", "author"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("lower-case letters").doesNotContain("Exception");
        assertThat(engine.signing.asked).isEmpty();
    }

    @Test
    void releases_are_signed_by_kind_or_all_and_what_was_signed_is_printed() {
        assertThat(run("releases", "sign", "--as", "joe", "--kind", "policy", "--kind", "models"))
                .isZero();
        assertThat(out.toString())
                .contains("Signed POLICY " + FakeSigning.HELD + " as APPROVER joe for PRODUCTION: written-POLICY")
                .contains("Signed MODELS ");
        assertThat(run("releases", "sign", "--as", "joe", "--all")).isZero();
        assertThat(engine.signing.asked)
                .containsExactly(
                        "sign joe [POLICY, MODELS]", "sign joe [POLICY, FORMULARY, KNOWLEDGE, MODELS, CLOCKS]");
        assertThat(run("releases", "sign", "--as", "nobody", "--all")).isEqualTo(1);
        assertThat(err.toString()).contains("There is nobody of this name");
    }

    @Test
    void signing_without_a_name_or_a_kind_is_said() {
        assertThat(run("releases", "sign", "--all")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("releases", "sign", "--as", "joe")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("releases", "sign", "--as", "joe", "--all", "--kind", "policy"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("releases")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--as", "--kind");
        assertThat(engine.signing.asked).isEmpty();
    }

    @Test
    void publishing_and_going_back_ask_the_server_and_say_what_it_said() {
        engine.reply = new Engine.Reply(200, "POLICY release is live.");
        assertThat(run("releases", "publish", "--kind", "policy")).isZero();
        assertThat(out.toString()).contains("POLICY release is live.");
        assertThat(run("releases", "publish", "--kind", "policy", "--effective", "2026-12-01"))
                .isZero();
        assertThat(run("releases", "rollback", "--kind", "policy")).isZero();
        assertThat(run("releases", "rollback", "--kind", "policy", "--to", FakeSigning.LIVE.hex()))
                .isZero();
        assertThat(engine.asked)
                .containsExactly(
                        "/api/v1/releases/policy/publish application/json ",
                        "/api/v1/releases/policy/publish?effective=2026-12-01 application/json ",
                        "/api/v1/releases/policy/rollback application/json ",
                        "/api/v1/releases/policy/rollback?to=" + FakeSigning.LIVE + " application/json ");
        engine.reply = new Engine.Reply(409, "Nothing was published.");
        assertThat(run("releases", "publish", "--kind", "policy")).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing was published.");
        engine.reply = new Engine.Reply(403, "");
        assertThat(run("releases", "publish", "--kind", "policy")).isEqualTo(1);
        assertThat(err.toString()).contains("HTTP 403");
        assertThat(run("releases", "publish")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("releases", "rollback", "--kind", "policy", "--to", "x")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void releases_are_listed_with_their_digest_and_who_signed_them() {
        assertThat(run("releases", "list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "POLICY " + FakeSigning.LIVE
                                + " live since 2026-11-21T12:00:00Z: PRODUCTION, author jane, approver joe",
                        "POLICY " + FakeSigning.HELD
                                + " in the folders: checked: not signed. No author signed it for PRODUCTION.");
    }

    @Test
    void evaluations_print_what_was_asked_and_fail_where_it_is_missed() {
        assertThat(run("models", "evaluate", "--data", folder.toString(), "--only", "doses", "--into", "here"))
                .isZero();
        assertThat(engine.asked).containsExactly("evaluate doses " + folder + " here");
        assertThat(out.toString()).contains("doses: here").contains("met     near enough: 0.7");
        assertThat(run("models", "evaluate", "--data", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("missed  near enough: 0.7");
    }

    @Test
    void evaluation_that_there_is_none_of_is_named() {
        assertThat(run("models", "evaluate", "--data", folder.toString(), "--only", "births"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("births").contains("doses, deaths");
        assertThat(run("models", "evaluate", "--data", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("must exist");
        assertThat(engine.asked).isEmpty();
    }

    private int run(String... arguments) {
        return CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void pages_of_models_and_invented_requests_are_written() {
        assertThat(run("models", "cards", "--into", "here")).isZero();
        assertThat(run("models", "cohorts", "--into", "there")).isZero();
        assertThat(run("models", "requests", "--cohort", "a", "--count", "3", "--day", "2026-11-20", "--into", "x"))
                .isZero();
        assertThat(engine.asked)
                .containsExactly("cards here", "cohorts there", "requests a 1 3 2026-11-20 EXAMPLE-HEALTH x");
        assertThat(run("models", "requests", "--cohort", "a", "--count", "0", "--day", "2026-11-20"))
                .isNotZero();
    }

    private Path file(String body) throws IOException {
        return Files.writeString(folder.resolve("request.json"), body);
    }

    /** Notes what it is asked and replies as it is told. */
    private static final class FakeEngine implements Engine {
        private final List<String> asked = new ArrayList<>();
        private Reply reply = new Reply(200, "{}");
        private String fault;
        private List<String> unopened = List.of();
        private final FakeSigning signing = new FakeSigning();

        @Override
        public int serve() {
            asked.add("serve");
            return 0;
        }

        @Override
        public Reply post(String path, String contentType, String body) throws IOException {
            if (fault != null) {
                throw fault.isEmpty() ? new IOException() : new IOException(fault);
            }
            asked.add(path + " " + contentType + " " + body);
            return reply;
        }

        @Override
        public void makeKeys() {
            throw new AssertionError("Nobody asked for keys.");
        }

        @Override
        public void train(Path into, List<String> only, boolean rehearsal) {
            asked.add("train " + into + " " + only + " " + rehearsal);
        }

        @Override
        public ModelDesk models() {
            return new ModelDesk() {
                @Override
                public List<String> evaluations() {
                    return List.of("doses", "deaths");
                }

                @Override
                public EvaluationReport evaluate(String id, Path data, Path into) {
                    asked.add("evaluate " + id + " " + data + " " + into);
                    boolean met = id.equals("doses");
                    return new EvaluationReport(
                            id, new TreeMap<>(), List.of(new EvaluationReport.Verdict("near enough", met, "0.7")));
                }

                @Override
                public void cards(Path into) {
                    asked.add("cards " + into);
                }

                @Override
                public void cohorts(Path into) {
                    asked.add("cohorts " + into);
                }

                @Override
                public void requests(InventedAsk which, Path into) {
                    asked.add("requests " + which.cohort() + " " + which.seed() + " " + which.count() + " "
                            + which.day() + " " + which.plan() + " " + into);
                }
            };
        }

        @Override
        public ModelReleaseDesk modelReleases() {
            return new ModelReleaseDesk() {
                @Override
                public List<String> check(Path folder) {
                    asked.add("check " + folder);
                    return folder == null ? List.of() : List.of("The model must carry its card.");
                }

                @Override
                public Counted choices(List<String> plans) {
                    asked.add("choices " + plans);
                    return new Counted(new ChoiceReport(7, List.of(), null, ChoiceReport.NOTICE), "{}");
                }
            };
        }

        @Override
        public OutcomeDesk outcomes() {
            return (file, plans) -> {
                asked.add("outcomes " + file.getFileName() + " " + plans);
                if (file.toString().contains("bad")) {
                    throw new IOException("Line 2 must hold the cells of the head, as the format says.");
                }
                return new OutcomeDesk.Imported(2, 1, new TreeMap<>(Map.of("no decision of this id", 3)));
            };
        }

        @Override
        public PolicyRelease policies() {
            throw new AssertionError("no policy is read for this command");
        }

        @Override
        public String drl(Policy policy) {
            throw new AssertionError("no policy is printed for this command");
        }

        @Override
        public Map<String, List<Integer>> keys() {
            return Map.of("sealing", List.of(-1, 7));
        }

        @Override
        public Rotated rotateKeys() {
            return new Rotated(3, unopened);
        }

        @Override
        public KnowledgeDesk knowledge() {
            throw new AssertionError("no knowledge is read for this command");
        }

        @Override
        public DrugDesk drugs() {
            throw new AssertionError("no drugs are read for this command");
        }

        @Override
        public MemberDesk members() {
            return (order, report) -> {
                asked.add("members " + order.plan() + " " + order.memberSystem());
                for (Path file : order.files()) {
                    report.row(file, new ImportedRow("line 1", "Coverage", ImportedRow.Outcome.ACCEPTED, ""));
                    report.row(file, new ImportedRow("line 2", "", ImportedRow.Outcome.SKIPPED, "It is no JSON."));
                    report.file(file, file.toString().contains("bad") ? "It ends too early." : "");
                }
            };
        }

        @Override
        public Signing signing() {
            return signing;
        }

        @Override
        public SimulationDesk simulations() {
            throw new AssertionError("nothing is simulated here");
        }

        @Override
        public FormularyDesk formularies() {
            throw new AssertionError("no formulary is loaded here");
        }

        @Override
        public AnswerQuestion evidence() {
            return question -> {
                if (question.contains("bad")) {
                    throw new RefusedRequest(RefusedRequest.Kind.INVALID, "/genes", "It must be good.");
                }
                return "answer to " + question;
            };
        }

        @Override
        public CheckedRules checkRules() {
            throw new AssertionError("no rules are checked for this command");
        }
    }
}
