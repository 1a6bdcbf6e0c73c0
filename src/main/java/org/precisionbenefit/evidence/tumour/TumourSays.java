package org.precisionbenefit.evidence.tumour;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.RxCui;

/**
 * What the marker rows of a drug's label make of a member's tumour and its results, as it is kept and shown. No machine
 * denies by it.
 *
 * @param drug the drug by ingredient
 * @param name the drug's name
 * @param brand the brand whose label it is
 * @param tumour where the tumour comes from that was judged, or null when none was sent
 * @param rows what each row says, the best first
 */
public record TumourSays(
        RxCui drug, String name, String brand, @Nullable Provenance tumour, List<Row> rows) {
    public TumourSays {
        Objects.requireNonNull(drug, "drug is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(brand, "brand is null");
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("What a label says of tumour markers must rest on at least one row.");
        }
    }

    static TumourSays of(DrugMarkers drug, @Nullable TumourFact tumour, DrugEligibility.Judged judged) {
        return new TumourSays(
                drug.drug(),
                drug.name(),
                drug.brand(),
                tumour == null ? null : tumour.provenance(),
                judged.answers().stream().map(Row::of).toList());
    }

    /** The row that fits best. */
    public Row best() {
        return rows.get(0);
    }

    /**
     * What one row says.
     *
     * @param name the row's name
     * @param outcome the outcome
     * @param tumours the kinds of tumour that the row is for
     * @param asks what it asks of markers
     * @param reasons why, the most pressing first
     * @param by where the results come from that decide it
     * @param standing the weakest kind of statement among these results
     * @param ground what the row itself rests on
     */
    public record Row(
            String name,
            Outcome outcome,
            List<String> tumours,
            String asks,
            List<Reason> reasons,
            List<Provenance> by,
            Provenance.Source standing,
            Ground ground) {
        public Row {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(outcome, "outcome is null");
            tumours = List.copyOf(tumours);
            Objects.requireNonNull(asks, "asks is null");
            reasons = List.copyOf(reasons);
            by = List.copyOf(by);
            Objects.requireNonNull(standing, "standing is null");
            Objects.requireNonNull(ground, "ground is null");
        }

        /** Whether the row was compared with the label; one that was not never lets a machine approve. */
        public boolean verified() {
            return ground.verified();
        }

        /** The revision of the label that the row was compared with, or null when it was not. */
        public @Nullable String revision() {
            return ground.revision();
        }

        /** Where the line of therapy comes from, or null where it is not known or the row names none. */
        public @Nullable Provenance line() {
            return ground.line();
        }

        /** Where the row comes from. */
        public Citation source() {
            return ground.source();
        }

        private static Row of(EligibilityAnswer answer) {
            EligibilityRow row = answer.row();
            return new Row(
                    row.name(),
                    answer.outcome(),
                    row.tumours(),
                    row.rule().words(),
                    answer.reasons(),
                    answer.by().stream()
                            .map(BiomarkerFact::provenance)
                            .distinct()
                            .toList(),
                    answer.standing(),
                    new Ground(
                            answer.verified(),
                            answer.verified() ? row.check().revision() : null,
                            answer.source(),
                            answer.line()));
        }

        /** Whether the line of therapy is among what is missing. */
        public boolean lacksLine() {
            return missing().contains(TherapyCheck.LINE);
        }

        /** What is missing or too old, each named once; empty where nothing is. */
        public List<String> missing() {
            return reasons.stream()
                    .filter(reason -> reason.kind() == Reason.Kind.MISSING || reason.kind() == Reason.Kind.STALE)
                    .map(Reason::what)
                    .distinct()
                    .toList();
        }
    }

    /**
     * What a row rests on.
     *
     * @param verified whether it was compared with the label
     * @param revision the revision of the label, or null when it was not compared
     * @param source where it comes from
     * @param line where the line of therapy comes from, or null where it is not known or the row names none
     */
    public record Ground(
            boolean verified,
            @Nullable String revision,
            Citation source,
            @Nullable Provenance line) {
        public Ground {
            Objects.requireNonNull(source, "source is null");
        }
    }
}
