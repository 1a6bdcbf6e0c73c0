package org.precisionbenefit.decision.whatif;

import java.util.List;
import java.util.Objects;
import org.precisionbenefit.decision.DemonstrationReason;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.terminology.AsOf;

/**
 * Therapies for one member side by side. Nothing is recorded, granted or advised.
 *
 * @param asOf the day
 * @param releases what it was answered with; a decision by the same releases on the same day gives each row's answer
 * @param notice what every reader must know first
 * @param demonstration why it decides nobody's care; empty when it is no demonstration
 * @param rows the therapy that was asked for and the covered others of its class, in order
 * @param changes which fact that is not known would change the order, and how
 * @param limits how far was looked, in sentences
 */
public record WhatIf(
        AsOf asOf,
        Releases releases,
        String notice,
        List<DemonstrationReason> demonstration,
        List<TherapyRow> rows,
        List<OrderChange> changes,
        List<String> limits) {
    /** Said wherever rows are shown. */
    public static final String NOTICE =
            "This compares what is known. It records and grants nothing and chooses no therapy; prescriber and member do."
                    + " Rows stand in this order: what a label or guideline warns against comes last; then by what would be"
                    + " answered; then by differences between therapies that the models support; then by what the member"
                    + " pays.";

    public WhatIf {
        Objects.requireNonNull(asOf, "asOf is null");
        Objects.requireNonNull(releases, "releases is null");
        Objects.requireNonNull(notice, "notice is null");
        demonstration = List.copyOf(demonstration);
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        limits = List.copyOf(limits);
    }
}
