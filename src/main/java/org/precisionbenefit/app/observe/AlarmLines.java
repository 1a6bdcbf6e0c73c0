package org.precisionbenefit.app.observe;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Counts the lines that begin with ALARM:, whoever writes them, and gives each a field by which a collector finds it. The
 * kind follows from the class that writes, never from the text. It lets every line pass.
 */
@LoggingFilter(name = "alarms")
public final class AlarmLines implements Filter {
    static final String METER = "pa.alarms";
    static final String FIELD = "alarm";

    private static final String BEGINNING = "ALARM:";
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("LoggedAlarms", "decision"),
            Map.entry("Publishing", "release"),
            Map.entry("PolicyDesk", "release"),
            Map.entry("ReleaseFollower", "release"),
            Map.entry("FaultMapper", "not-answered"),
            Map.entry("RejectionLog", "rejections"),
            Map.entry("WaitingWatch", "late"),
            Map.entry("ModelFollower", "release"),
            Map.entry("ModelsDesk", "release"),
            Map.entry("ModelWatch", "models"),
            Map.entry("SchemaWatch", "schema-watch"));

    /** The kinds that are known beforehand, so that they stand at zero before the first. */
    static List<String> kinds() {
        return KINDS.values().stream().distinct().toList();
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        String message = line.getMessage();
        if (message != null && message.startsWith(BEGINNING)) {
            String kind = kind(line.getLoggerName());
            Metrics.counter(METER, "kind", kind).increment();
            if (line instanceof ExtLogRecord extended) {
                extended.putMdc(FIELD, kind);
            }
        }
        return true;
    }

    static String kind(String logger) {
        String writer = logger.substring(logger.lastIndexOf('.') + 1);
        String hyphened = LetterCase.lower(writer.replaceAll("(?<=[a-z])(?=[A-Z])", "-"));
        return KINDS.getOrDefault(writer, hyphened);
    }
}
