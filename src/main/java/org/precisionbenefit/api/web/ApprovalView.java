package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.ApproveDraft;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.SignerRole;

/**
 * How far a draft is on its way, and what its reader may do about it.
 *
 * @param release the digest that author and approver sign
 * @param base current, live or overtaken
 * @param signatures what was brought
 * @param lacks what is missing for it to be published; empty when it is approved
 * @param may what the reader may do
 * @param said what was just done, or empty
 * @param good whether it was done
 */
public record ApprovalView(
        String release, String base, List<Row> signatures, String lacks, May may, String said, boolean good) {
    public ApprovalView {
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(base, "base is null");
        signatures = List.copyOf(signatures);
        Objects.requireNonNull(lacks, "lacks is null");
        Objects.requireNonNull(may, "may is null");
        Objects.requireNonNull(said, "said is null");
    }

    /**
     * A signature.
     *
     * @param role author or approver
     * @param name the signer's name
     * @param purpose what for
     * @param at when it was made
     * @param by who brought it
     * @param counts whether it counts for what would be published now
     */
    public record Row(String role, String name, String purpose, String at, String by, boolean counts) {}

    /**
     * What the reader may do.
     *
     * @param write whether the reader may edit and simulate
     * @param sign whether the reader may bring a signature
     * @param author whether that is the author's, and not an approver's
     * @param demonstration whether a demonstration key signs here
     * @param publish whether the reader may publish
     * @param today the day, so that an earlier one is not offered
     */
    public record May(
            boolean write, boolean sign, boolean author, boolean demonstration, boolean publish, String today) {}

    /** Whether it can be published. */
    public boolean approved() {
        return base.equals("current") && lacks.isEmpty();
    }

    static ApprovalView of(
            ApproveDraft.Standing standing, Set<Role> roles, String today, ReleaseDesk.@Nullable Said said) {
        boolean current = standing.base() == ApproveDraft.Base.CURRENT;
        boolean writes = roles.contains(Role.DESIGNER);
        boolean signs = writes || roles.contains(Role.REVIEWER);
        return new ApprovalView(
                standing.release().hex(),
                Words.plain(standing.base()),
                standing.signatures().stream().map(ApprovalView::row).toList(),
                standing.lacks(),
                new May(
                        writes,
                        current && signs && !isSigned(standing),
                        standing.author(),
                        standing.demonstration(),
                        standing.approved() && writes,
                        today),
                said == null ? "" : said.words(),
                said != null && said.done());
    }

    /** Whether the one whose part the reader has signed already. */
    private static boolean isSigned(ApproveDraft.Standing standing) {
        SignerRole part = standing.author() ? SignerRole.AUTHOR : SignerRole.APPROVER;
        return standing.signatures().stream()
                .anyMatch(one -> one.counts() && one.signer().role() == part);
    }

    private static Row row(ApproveDraft.Signed one) {
        return new Row(
                one.signer().role() == SignerRole.AUTHOR ? "author" : "approver",
                one.signer().name().value(),
                Words.plain(one.purpose()),
                Words.minute(one.at()),
                one.broughtBy().value(),
                one.counts());
    }
}
