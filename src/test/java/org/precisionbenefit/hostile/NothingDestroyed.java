package org.precisionbenefit.hostile;

import java.time.Instant;
import java.util.List;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.api.ReasonText;

/** A desk that reads what is asked as the real one does, and destroys nothing. */
final class NothingDestroyed implements PrivacyDesk {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public Done redact(Asked asked) {
        return hold(asked, false);
    }

    @Override
    public Done hold(Asked asked, boolean lift) {
        ReasonText.of(asked.reason(), "/reason");
        return new Done("00000000-0000-4000-8000-00000000000e", NOW, asked.decisions(), "");
    }

    @Override
    public Retention retention(boolean apply) {
        return new Retention(
                new Rule(10, NOW.atOffset(java.time.ZoneOffset.UTC).toLocalDate(), "", ""),
                NOW,
                List.of(),
                List.of(),
                false,
                List.of());
    }
}
