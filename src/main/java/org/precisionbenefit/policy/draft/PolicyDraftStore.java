package org.precisionbenefit.policy.draft;

import java.util.List;
import java.util.Optional;

/** Which drafts were saved? They are added and read, and never changed or taken away. */
public interface PolicyDraftStore {
    /**
     * Keeps a draft; its own number does not count.
     *
     * @return the number that it got
     */
    long keep(PolicyDraft draft);

    /** The draft of this number, or empty when there is none. */
    Optional<PolicyDraft> find(long number);

    /** The latest drafts, the newest first, without their texts. */
    List<PolicyDraft> latest(int most);
}
