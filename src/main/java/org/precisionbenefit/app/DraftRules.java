package org.precisionbenefit.app;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * What is live, and the same with a draft in the place of the files that it writes.
 *
 * @param before what is live
 * @param after the same with the draft
 */
record DraftRules(PolicyRelease before, PolicyRelease after) {
    DraftRules {
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(after, "after is null");
    }

    /** All files as they would be with the draft. */
    static SourceFiles files(SourceFiles live, PolicyDraft draft) {
        return live.where(path -> draft.files().find(path).isEmpty()).and(draft.files());
    }

    /**
     * Every policy.
     *
     * @throws ConfigurationFault when the draft cannot be read
     */
    static DraftRules ofEveryPolicy(LivePolicies.Shown live, PolicyDraft draft) {
        return new DraftRules(live.release(), read(files(live.files(), draft), draft));
    }

    /**
     * The versions of the draft's policy only: a hundredth of the time to read, and what other policies say does not change.
     *
     * @throws ConfigurationFault when the draft cannot be read
     */
    static DraftRules ofItsPolicy(LivePolicies.Shown live, PolicyDraft draft) {
        String own = "policies/" + draft.policy().policy() + "/";
        Predicate<String> needed = path -> !path.startsWith("policies/") || path.startsWith(own);
        return new DraftRules(
                LoadedReleases.policy(live.files().where(needed)),
                read(files(live.files(), draft).where(needed), draft));
    }

    private static PolicyRelease read(SourceFiles files, PolicyDraft draft) {
        PolicyRelease release = LoadedReleases.policy(files);
        List<ConfigurationFault.Problem> its = release.refusals().stream()
                .filter(problem -> draft.files().find(problem.where()).isPresent())
                .toList();
        if (!its.isEmpty()) {
            throw new ConfigurationFault(its);
        }
        if (release.policies().stream().noneMatch(policy -> policy.id().equals(draft.policy()))) {
            throw new ConfigurationFault(
                    "policies/" + draft.policy() + ".policy.yaml",
                    "The draft must hold this file with its policy and version. Edit it on and save it again.");
        }
        return release;
    }
}
