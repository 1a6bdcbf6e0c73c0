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
 * @param lengths for how many days an approval holds
 * @param root the criteria tree
 * @param beside safety holds and notes, which stand beside the tree
 * @param asking which unknown terms are asked for
 */
public record Policy(
        PolicyId id,
        Digest digest,
        Period holds,
        Scope scope,
        Approvals lengths,
        Criterion root,
        List<Criterion.Leaf> beside,
        Asking asking) {
    public Policy {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(lengths, "lengths is null");
        Objects.requireNonNull(root, "root is null");
        beside = List.copyOf(beside);
        Objects.requireNonNull(asking, "asking is null");
    }

    /** A policy that asks for what matters. */
    public Policy(
            PolicyId id,
            Digest digest,
            Period holds,
            Scope scope,
            int approvalDays,
            Criterion root,
            List<Criterion.Leaf> beside,
            List<ApprovalLength> approvals) {
        this(id, digest, holds, scope, new Approvals(approvalDays, approvals), root, beside, Asking.WHAT_MATTERS);
    }

    /** The same where all approvals hold equally long. */
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

    /** For how many days an approval holds where nothing else is said. */
    public int approvalDays() {
        return lengths.days();
    }

    /** For how many days an approval holds by what was met; the first that applies counts. */
    public List<ApprovalLength> approvals() {
        return lengths.lengths();
    }

    /** The same with the digest of the files it was read from. */
    public Policy digested(Digest of) {
        return new Policy(id, of, holds, scope, lengths, root, beside, asking);
    }

    /** The same, asking for these unknown terms. */
    public Policy asking(Asking other) {
        return new Policy(id, digest, holds, scope, lengths, root, beside, other);
    }

    /** For how many days an approval holds where these criteria are met. */
    public int approvalDays(Predicate<CriterionId> isMet) {
        return lengths.lengths().stream()
                .filter(length -> isMet.test(length.when()))
                .map(ApprovalLength::days)
                .findFirst()
                .orElse(lengths.days());
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
        return new Policy(id, digest, holds, scope, lengths, otherRoot, otherBeside, asking);
    }
}
