package org.precisionbenefit.formulary.directory;

import java.time.LocalDate;
import java.util.Objects;
import org.precisionbenefit.terminology.Citation;

/**
 * Where a directory comes from.
 *
 * @param source how its rows are cited, for example "RxNorm release of 2026-11-02"
 * @param since the day from which its rows hold, on which they were compared last
 */
public record Origin(String source, LocalDate since) {
    public Origin {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(since, "since is null");
    }

    Citation at(String locator) {
        return new Citation(source, locator, since);
    }
}
