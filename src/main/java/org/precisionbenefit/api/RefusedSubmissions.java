package org.precisionbenefit.api;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.audit.rejection.Door;
import org.precisionbenefit.audit.rejection.NoteRejection;
import org.precisionbenefit.audit.rejection.Refused;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.terminology.Digest;

/** Has refusals of submissions noted, where it is proven who sent them. Nothing of what was sent goes along but a digest. */
public final class RefusedSubmissions {
    private final WhoAsks who;
    private final Predicate<PlanId> known;
    private final NoteRejection note;

    /**
     * Builds it.
     *
     * @param who who asks
     * @param known whether the live formulary knows a plan; the name of another one is the sender's own word
     * @param note who writes it down
     */
    public RefusedSubmissions(WhoAsks who, Predicate<PlanId> known, NoteRejection note) {
        this.who = Objects.requireNonNull(who, "who is null");
        this.known = Objects.requireNonNull(known, "known is null");
        this.note = Objects.requireNonNull(note, "note is null");
    }

    /**
     * Notes a refusal.
     *
     * @param door where
     * @param refusal what is answered
     * @param body the body, or null when it was not read whole
     */
    public void note(Door door, RefusedRequest refusal, byte @Nullable [] body) {
        PlanId plan = refusal.plan();
        note(new Refused(
                door,
                refusal.kind().status(),
                refusal.kind().issueCode(),
                plan != null && known.test(plan) ? plan : null,
                body == null ? null : Digest.of(body)));
    }

    /**
     * Notes a refusal that comes before the body is read.
     *
     * @param door where
     * @param status the HTTP status
     * @param kind its FHIR issue code
     */
    public void noteUnread(Door door, int status, String kind) {
        note(new Refused(door, status, kind, null, null));
    }

    private void note(Refused refused) {
        who.proven().ifPresent(caller -> note.note(caller, refused));
    }
}
