package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.api.ReadReleases;
import org.precisionbenefit.api.ReleaseDesk;
import org.precisionbenefit.audit.Activation;

/**
 * The releases of policies and what was just done about them.
 *
 * @param rows every activation, the newest first
 * @param publishes whether the caller may publish and go back
 * @param today the day, so that an earlier one is not offered
 * @param said what was just done, or empty
 * @param good whether it was done
 */
public record ReleaseListView(List<Row> rows, boolean publishes, String today, String said, boolean good) {
    public ReleaseListView {
        rows = List.copyOf(rows);
        Objects.requireNonNull(said, "said is null");
    }

    /**
     * An activation.
     *
     * @param number its number
     * @param digest the digest of the release
     * @param state how it stands
     * @param since from when it is or was to be live
     * @param what why it was entered
     * @param by who entered it
     * @param entered when
     * @param refused why it was refused, or empty
     */
    public record Row(
            long number,
            String digest,
            String state,
            String since,
            String what,
            String by,
            String entered,
            String refused) {
        static Row of(ReadReleases.Stage stage) {
            Activation activation = stage.activation();
            return new Row(
                    activation.number(),
                    activation.entry().digest().hex(),
                    switch (stage.state()) {
                        case LIVE -> "live";
                        case UPCOMING -> "to be live";
                        case PAST -> "past";
                        case REFUSED -> "refused";
                    },
                    Words.minute(activation.since()),
                    switch (activation.entry().action()) {
                        case START -> "found at a start";
                        case PUBLISH ->
                            activation.entry().draft() == null
                                    ? "published"
                                    : "published from draft "
                                            + activation.entry().draft();
                        case ROLLBACK -> "gone back to";
                        case FALLBACK -> "taken back to rules only";
                    },
                    activation.entry().by(),
                    Words.minute(activation.entry().entered()),
                    activation.refusal() == null ? "" : activation.refusal().reason());
        }

        /** Its first letters. */
        public String shortDigest() {
            return digest.substring(0, 12);
        }
    }

    static ReleaseListView of(
            List<ReadReleases.Stage> history, boolean publishes, String today, ReleaseDesk.@Nullable Said said) {
        return new ReleaseListView(
                history.stream().map(Row::of).toList(),
                publishes,
                today,
                said == null ? "" : said.words(),
                said != null && said.done());
    }

    /** The entry that is live, or 0: what whoever goes back saw. */
    public long live() {
        return rows.stream()
                .filter(row -> row.state().equals("live"))
                .mapToLong(Row::number)
                .findFirst()
                .orElse(0);
    }

    static boolean mayPublish(Set<Role> roles) {
        return roles.contains(Role.DESIGNER) || roles.contains(Role.OPERATOR);
    }
}
