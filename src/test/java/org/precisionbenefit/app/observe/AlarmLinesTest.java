package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmLinesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void someone_counts() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void nobody_counts() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void line_that_is_an_alarm_counts_and_gets_its_field_by_who_writes() {
        ExtLogRecord line = line("ALARM: decision %s: %s", "org.precisionbenefit.app.LoggedAlarms");
        assertThat(new AlarmLines().isLoggable(line)).isTrue();
        assertThat(line.getMdc(AlarmLines.FIELD)).isEqualTo("decision");
        assertThat(meters.counter(AlarmLines.METER, "kind", "decision").count()).isEqualTo(1);
    }

    @Test
    void line_that_is_none_passes_as_it_is() {
        ExtLogRecord line = line("Started. No ALARM: here", "org.precisionbenefit.app.LoggedAlarms");
        assertThat(new AlarmLines().isLoggable(line)).isTrue();
        assertThat(line.getMdc(AlarmLines.FIELD)).isNull();
        assertThat(meters.find(AlarmLines.METER).counters()).allMatch(counter -> counter.count() == 0);
    }

    @Test
    void writer_that_is_not_known_gives_its_own_name_as_the_kind() {
        assertThat(AlarmLines.kind("org.precisionbenefit.app.DatabaseKeeper")).isEqualTo("database-keeper");
        assertThat(AlarmLines.kind("org.precisionbenefit.api.rest.FaultMapper")).isEqualTo("not-answered");
    }

    private static ExtLogRecord line(String message, String writer) {
        return new ExtLogRecord(Level.SEVERE, message, ExtLogRecord.FormatStyle.PRINTF, writer) {
            private static final long serialVersionUID = 1L;

            @Override
            public String getLoggerName() {
                return writer;
            }
        };
    }
}
