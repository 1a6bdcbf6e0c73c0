package org.precisionbenefit.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.decision.simulation.SimulationReport;
import org.precisionbenefit.policy.draft.DraftTrial;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/** What does a draft change of what is live, and what would it do? The draft is read aside and never becomes rules. */
public interface TryDraft {
    /** What the draft changes, in words. */
    Changes changes(PolicyDraft draft);

    /**
     * Begins a simulation of the draft against what is live; it goes on by itself. One runs at a time.
     *
     * @return its number, or empty when another one runs
     */
    OptionalLong start(PolicyDraft draft, DraftTrial.Order order, CallerId by);

    /**
     * Ends a simulation that runs on this server; that somebody did is kept as its end.
     *
     * @return whether it ran here
     */
    boolean end(long number, CallerId by);

    /** The simulations of a draft, the newest first. */
    List<Shown> of(long draft);

    /** The simulation of this number, or empty when there is none. */
    Optional<Shown> find(long number);

    /**
     * What a draft changes.
     *
     * @param sentences what changes, one sentence each; empty when nothing does
     * @param problems why the draft cannot be read; empty when it can
     * @param release the digest of the release that would hold the draft and everything else as it is live: what author and
     *     approver sign
     */
    record Changes(List<String> sentences, List<ConfigurationFault.Problem> problems, Digest release) {
        public Changes {
            Objects.requireNonNull(release, "release is null");
            sentences = List.copyOf(sentences);
            problems = List.copyOf(problems);
        }
    }

    /** How a simulation stands. */
    enum State {
        RUNNING,
        ENDED,
        /** It ended by a fault. */
        FAILED,
        /** It has no end and does not run on this server: the server was stopped, or another one runs it. */
        BROKEN_OFF
    }

    /**
     * A simulation and how it stands.
     *
     * @param trial the simulation
     * @param state how it stands
     * @param done how many requests are done while it runs
     * @param total how many there are, 0 while that is not known
     * @param report what it came to, or null
     */
    record Shown(
            DraftTrial trial,
            State state,
            long done,
            long total,
            @Nullable SimulationReport report) {
        public Shown {
            Objects.requireNonNull(trial, "trial is null");
            Objects.requireNonNull(state, "state is null");
        }
    }
}
