package org.precisionbenefit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When is which release live? Entries are added and read, never changed. */
public interface Activations {
    /** Enters an activation of a kept release. */
    Activation enter(Activation.Entry entry);

    /** Every activation of a kind, in the order of entry. */
    List<Activation> of(ReleaseKind kind);

    /** The activation that is live at an instant, or empty before the first. */
    default Optional<Activation> due(ReleaseKind kind, Instant at) {
        return new ActivationHistory(of(kind)).due(at);
    }

    /** Notes that the server on which it was entered could not serve it; a second refusal of the same activation is left out. */
    void refuse(Activation activation, Activation.Refusal refusal);
}
