package org.precisionbenefit.policy.draft;

import java.time.Instant;
import java.util.Objects;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Texts of a policy version as somebody saved them. A draft is never live; it holds nothing of members.
 *
 * @param number its number, in the order of saving
 * @param policy the policy version that it writes
 * @param from the version that it was begun from
 * @param release the digest of the policies that were live when it was saved
 * @param author who saved it
 * @param savedAt when
 * @param files the texts, by their paths below the rules folder
 */
public record PolicyDraft(
        long number,
        PolicyId policy,
        PolicyId from,
        Digest release,
        CallerId author,
        Instant savedAt,
        SourceFiles files) {
    public PolicyDraft {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(author, "author is null");
        Objects.requireNonNull(savedAt, "savedAt is null");
        Objects.requireNonNull(files, "files is null");
    }
}
