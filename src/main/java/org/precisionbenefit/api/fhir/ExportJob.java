package org.precisionbenefit.api.fhir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.CallerId;

/** One export: who asked for what, and how far it has come. */
final class ExportJob {
    /**
     * What was asked for.
     *
     * @param owner who asked; nobody else sees it
     * @param types the types
     * @param since only what was changed after it, or null for all
     * @param url the address that was asked
     */
    record Asked(
            CallerId owner,
            SortedSet<PublishedType> types,
            @Nullable Instant since,
            String url) {
        Asked {
            Objects.requireNonNull(owner, "owner is null");
            types = new TreeSet<>(types);
            Objects.requireNonNull(url, "url is null");
        }
    }

    /**
     * A file that is whole.
     *
     * @param type what it holds
     * @param name its name
     * @param count how many resources
     */
    record Written(PublishedType type, String name, long count) {
        Written {
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** How an export stands. */
    enum State {
        RUNNING,
        WHOLE,
        FAILED,
        /** Called off; whoever writes it stops. */
        GONE
    }

    private final String id;
    private final Asked asked;
    private final Path folder;
    private final Instant begun;
    private final AtomicLong count = new AtomicLong();
    private volatile State state = State.RUNNING;
    private volatile List<Written> files = List.of();
    private volatile @Nullable Instant expires;

    ExportJob(String id, Asked asked, Path folder, Instant begun) {
        this.id = id;
        this.asked = asked;
        this.folder = folder;
        this.begun = begun;
    }

    String id() {
        return id;
    }

    Asked asked() {
        return asked;
    }

    Path folder() {
        return folder;
    }

    Instant begun() {
        return begun;
    }

    State state() {
        return state;
    }

    List<Written> files() {
        return files;
    }

    /** Until when it is kept, or null while it is being written. */
    @Nullable
    Instant expires() {
        return expires;
    }

    /** How many resources were written. */
    long count() {
        return count.get();
    }

    void counts() {
        count.incrementAndGet();
    }

    /** Ends the writing, unless it was called off. */
    synchronized void end(State how, List<Written> written, Instant until) {
        if (state == State.RUNNING) {
            files = List.copyOf(written);
            expires = until;
            state = how;
        }
    }

    synchronized void callOff() {
        state = State.GONE;
    }
}
