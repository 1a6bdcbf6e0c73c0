package org.precisionbenefit.api;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.Digest;

/** Makes another release live while the server runs, and goes back. */
public interface ReleaseDesk {
    /**
     * Publishes what lies in the folders.
     *
     * @param kind of what
     * @param effective from which day on it is to be live, or null for at once
     * @param by who publishes it
     */
    Said publish(ReleaseKind kind, @Nullable LocalDate effective, CallerId by);

    /**
     * Publishes what is live with a draft in it; whoever calls has seen that it was approved.
     *
     * @param draft the draft, which has to be based on what is live
     * @param effective from which day on it is to be live, or null for at once
     * @param by who publishes it
     */
    Said publish(PolicyDraft draft, @Nullable LocalDate effective, CallerId by);

    /**
     * Goes back to a release that was live before.
     *
     * @param kind of what
     * @param to which one, or null for the one before the one that is live
     * @param from the number of the entry that the caller saw live, or null; when another one is live nothing is done, so
     *     that whoever asks again after a lost answer goes back once
     * @param by who goes back
     */
    Said rollBack(ReleaseKind kind, @Nullable Digest to, @Nullable Long from, CallerId by);

    /**
     * What it came to.
     *
     * @param done whether what was asked for holds now
     * @param words what happened, or what has to be mended, in lines
     */
    record Said(boolean done, String words) {
        public Said {
            Objects.requireNonNull(words, "words is null");
        }
    }
}
