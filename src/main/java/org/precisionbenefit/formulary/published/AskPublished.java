package org.precisionbenefit.formulary.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What does a plan's published formulary say on a day, as far as was known at an instant? */
public interface AskPublished {
    /** Where no editions are kept, none answers. */
    AskPublished NONE = new AskPublished() {
        @Override
        public Instant known() {
            return Instant.EPOCH;
        }

        @Override
        public Optional<PublishedFormulary> asOf(PublishedAs published, LocalDate day, Instant knownAt) {
            return Optional.empty();
        }

        @Override
        public PublishedPrices prices(PublishedFormulary found) {
            return PublishedPrices.NONE;
        }
    };

    /** The latest instant for which it is known what answers; asking for it costs no trip to the database. */
    Instant known();

    /**
     * Asks.
     *
     * @param published which formulary, and which plan of it
     * @param day the day for which it is asked
     * @param knownAt the instant of knowledge; what was done later is left out
     * @return what it says, or empty when no edition answers
     * @throws IllegalStateException when the editions cannot be read: that is not the same as none
     */
    Optional<PublishedFormulary> asOf(PublishedAs published, LocalDate day, Instant knownAt);

    /** The plan's own prices. */
    PublishedPrices prices(PublishedFormulary found);
}
