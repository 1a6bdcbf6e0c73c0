package org.precisionbenefit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;

/**
 * One version of one policy, checked.
 *
 * @param id its id
 * @param digest the digest of the policy file with everything it names (vocabulary, value sets)
 * @param holds the days on which it is in force
 * @param scope to what it applies
 * @param approvalDays for how many days an approval holds, above zero
 * @param root the criteria tree
 * @param beside safety holds and notes, which stand beside the tree
 * @param approvals for how many days an approval holds by what was met; the first that applies counts
 */
public record Policy(
        PolicyId id,
        Digest digest,
        Period holds,
        Scope scope,
        int approvalDays,
        Criterion root,
        List<Criterion.Leaf> beside,
        List<ApprovalLength> approvals) {
    public Policy {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(scope, "scope is null");
        if (approvalDays <= 0) {
            throw new IllegalArgumentException(
                    "The approval length (" + approvalDays + ") of policy " + id + " must be positive.");
        }
        Objects.requireNonNull(root, "root is null");
        beside = List.copyOf(beside);
        approvals = List.copyOf(approvals);
    }

    /** A policy whose approvals all hold equally long. */
    public Policy(
            PolicyId id,
            Digest digest,
            Period holds,
            Scope scope,
            int approvalDays,
            Criterion root,
            List<Criterion.Leaf> beside) {
        this(id, digest, holds, scope, approvalDays, root, beside, List.of());
    }

    /** The same with the digest of the files it was read from. */
    public Policy digested(Digest of) {
        return new Policy(id, of, holds, scope, approvalDays, root, beside, approvals);
    }

    /** For how many days an approval holds where these criteria are met. */
    public int approvalDays(Predicate<CriterionId> isMet) {
        return approvals.stream()
                .filter(length -> isMet.test(length.when()))
                .map(ApprovalLength::days)
                .findFirst()
                .orElse(approvalDays);
    }

    /** Every criterion, parents before children, in the order of the file, then those beside the tree. */
    public List<Criterion> criteria() {
        List<Criterion> all = new ArrayList<>();
        collect(root, all);
        all.addAll(beside);
        return List.copyOf(all);
    }

    private static void collect(Criterion criterion, List<Criterion> into) {
        into.add(criterion);
        if (criterion instanceof Criterion.Group group) {
            group.children().forEach(child -> collect(child, into));
        }
    }

    /** The same version with other criteria, as it would be if its author had written them. */
    public Policy with(Criterion otherRoot, List<Criterion.Leaf> otherBeside) {
        return new Policy(id, digest, holds, scope, approvalDays, otherRoot, otherBeside, approvals);
    }
}
