package org.precisionbenefit.app.observe;

import java.util.Objects;
import org.precisionbenefit.casework.Answered;
import org.precisionbenefit.casework.Arrival;
import org.precisionbenefit.casework.RenderAnswer;
import org.precisionbenefit.casework.SubmitRequest;

/**
 * Shows what models said of each new request to the watch over them.
 *
 * @param submit where requests are decided
 * @param watch the watch
 */
public record WatchedSubmitting(SubmitRequest submit, ModelWatch watch) implements SubmitRequest {
    public WatchedSubmitting {
        Objects.requireNonNull(submit, "submit is null");
        Objects.requireNonNull(watch, "watch is null");
    }

    @Override
    public Answered submit(Arrival arrival, RenderAnswer door) {
        Answered answered = submit.submit(arrival, door);
        if (!answered.repeated()) {
            watch.note(answered.file().record());
        }
        return answered;
    }
}
