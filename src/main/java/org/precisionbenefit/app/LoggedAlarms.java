package org.precisionbenefit.app;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.RaiseAlarm;
import org.precisionbenefit.decision.DecisionId;

/** Writes alarms to the log: the decision's id, what happened and where, never the text of a fault, which may quote. */
final class LoggedAlarms implements RaiseAlarm {
    private static final Logger LOG = Logger.getLogger(LoggedAlarms.class);

    @Override
    public void raise(DecisionId decision, String alarm, @Nullable Throwable cause) {
        if (cause == null) {
            LOG.warnf("ALARM: decision %s: %s", decision, alarm);
        } else {
            StackTraceElement[] trace = cause.getStackTrace();
            LOG.errorf(
                    "ALARM: decision %s: %s It came from %s.",
                    decision, alarm, trace.length == 0 ? "an unknown place" : trace[0]);
        }
    }
}
