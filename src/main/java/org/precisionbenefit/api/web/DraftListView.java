package org.precisionbenefit.api.web;

import java.util.List;
import org.precisionbenefit.policy.draft.PolicyDraft;

/**
 * Drafts, the newest first.
 *
 * @param drafts the drafts
 */
public record DraftListView(List<DraftRow> drafts) {
    public DraftListView {
        drafts = List.copyOf(drafts);
    }

    static DraftListView of(List<PolicyDraft> drafts) {
        return new DraftListView(drafts.stream().map(DraftRow::of).toList());
    }

    /**
     * A draft in the list.
     *
     * @param number its number
     * @param policy the policy's id
     * @param version the version that it writes
     * @param from the version that it was begun from
     * @param author who saved it
     * @param savedAt when
     */
    public record DraftRow(long number, String policy, String version, String from, String author, String savedAt) {
        static DraftRow of(PolicyDraft draft) {
            return new DraftRow(
                    draft.number(),
                    draft.policy().policy(),
                    draft.policy().version(),
                    draft.from().version(),
                    draft.author().value(),
                    Words.minute(draft.savedAt()));
        }
    }
}
