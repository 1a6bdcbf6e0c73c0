package org.precisionbenefit.terminology;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where a test puts it, forwards or back. */
public final class MovedClock extends Clock {
    private Instant now;

    /** A clock that stands here first. */
    public MovedClock(Instant now) {
        this.now = now;
    }

    /** Puts it somewhere else. */
    public void moveTo(Instant instant) {
        now = instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
