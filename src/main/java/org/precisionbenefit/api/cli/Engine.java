package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.terminology.ConfigurationFault;

/** What the command line asks of the rest: to serve, to send a request to whoever serves, to train, to read rules. */
public interface Engine {
    /** Serves until it is stopped; the exit code. */
    int serve();

    /**
     * Sends a body to the server that runs on this data folder, or to one started for this request alone.
     *
     * @param path the path of the door
     * @param contentType the media type of the body
     * @param body the body, empty for none
     */
    Reply post(String path, String contentType, String body) throws IOException, InterruptedException;

    /** Makes the keys of the keys folder where there are none. */
    void makeKeys() throws IOException;

    /**
     * Trains models anew from their protocols and writes model files and manifests.
     *
     * @param into the folder to write to
     * @param only the ids of the models; empty for all
     * @param rehearsal whether other members are drawn than those the models are tested on
     * @throws ConfigurationFault when a protocol is wrong, or a model does not show what a release must show
     */
    void train(Path into, List<String> only, boolean rehearsal) throws IOException;

    /** Evaluates ways of predicting on data of others. */
    ModelDesk models();

    /**
     * The policies of the rules folder, without a server or a database.
     *
     * @throws ConfigurationFault when none can be read, because the vocabulary is bad or two claim one drug
     */
    PolicyRelease policies() throws IOException;

    /** The engine rules that are generated from the policy. */
    String drl(Policy policy);

    /** Reads the rules folder and the formulary that it has to fit, without a server or a database. */
    CheckedRules checkRules() throws IOException;

    /**
     * The ids of the keys of the keys folder by what they are for, in each the one in use first.
     *
     * @throws ConfigurationFault when they cannot be read
     */
    Map<String, List<Integer>> keys();

    /** Makes a new sealing key and wraps every payload's key by it, or finishes a rotation that was interrupted. */
    Rotated rotateKeys() throws IOException, InterruptedException;

    /**
     * Answers questions about gene results by the knowledge of the data folder, without a server or a database.
     *
     * @throws ConfigurationFault when the knowledge cannot be read
     */
    AnswerQuestion evidence() throws IOException;

    /** What do gene results mean for drugs? */
    @FunctionalInterface
    interface AnswerQuestion {
        /**
         * The answer to a question, both as the API description of {@code /api/v1/evidence} has them, on one line.
         *
         * @throws RefusedRequest when the question is not what the description says
         */
        String answer(String question);
    }

    /** Checks the knowledge that lies in a folder and compares it with what others publish. */
    KnowledgeDesk knowledge();

    /** Makes files of the drug catalogue from directories that others publish. */
    DrugDesk drugs();

    /** Brings in what the plan's own records say of its members. */
    MemberDesk members();

    /** Says whether models may go live, and how members fare who chose not to be scored. */
    ModelReleaseDesk modelReleases();

    /** Brings back what became of members. */
    OutcomeDesk outcomes();

    /** Signs releases and says who signed which. */
    Signing signing();

    /** Compares rules, and tries what others would have decided. */
    SimulationDesk simulations();

    /** Loads, compares and activates formularies that plans publish. */
    FormularyDesk formularies();

    /**
     * What a rotation came to.
     *
     * @param wrapped how many payload keys the newest sealing key wraps now that it did not wrap before
     * @param unopened the decisions whose payload key did not open; they stay as they were
     */
    record Rotated(int wrapped, List<String> unopened) {
        public Rotated {
            unopened = List.copyOf(unopened);
        }
    }

    /**
     * What a check of the rules folder came to.
     *
     * @param policies how many policy versions were accepted
     * @param problems everything that an author has to mend, by file, line and column
     * @param notes what is worth knowing and need not be mended, one sentence each
     */
    record CheckedRules(int policies, List<ConfigurationFault.Problem> problems, List<String> notes) {
        public CheckedRules {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }

        /** A check without notes. */
        public CheckedRules(int policies, List<ConfigurationFault.Problem> problems) {
            this(policies, problems, List.of());
        }
    }

    /**
     * A door's reply.
     *
     * @param status the HTTP status
     * @param body the body
     */
    record Reply(int status, String body) {}
}
