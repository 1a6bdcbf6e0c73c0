package org.precisionbenefit.audit.rejection;

import org.precisionbenefit.access.CallerId;

/** Who writes down that a submission was refused? */
@FunctionalInterface
public interface NoteRejection {
    /**
     * Notes a refusal. It returns at once, whatever becomes of the note, and never throws.
     *
     * @param caller whose submission it was, proven
     * @param refused what was refused and why
     */
    void note(CallerId caller, Refused refused);
}
