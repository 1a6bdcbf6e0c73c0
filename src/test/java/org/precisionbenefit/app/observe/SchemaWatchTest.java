package org.precisionbenefit.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.app.DurableDatabase;
import org.precisionbenefit.app.Superuser;

/** T-32: a guard that is taken away is found by the server's own look, and so is that it was put back. */
@QuarkusTest
@Tag("alone")
@QuarkusTestResource(DurableDatabase.class)
class SchemaWatchTest {
    @Inject
    SchemaWatch watch;

    @Test
    void t32_schema_that_changed_without_a_migration_raises_an_alarm() throws Exception {
        watch.look();
        assertThat(watch.look()).isTrue();
        try {
            change("alter table audit_entry disable trigger audit_entry_waits");
            assertThat(watch.look()).as("after a trigger was turned off").isFalse();
        } finally {
            change("alter table audit_entry enable trigger audit_entry_waits");
        }
        assertThat(watch.look()).as("when it was put back").isFalse();
        assertThat(watch.look()).isTrue();
    }

    private static void change(String sql) throws Exception {
        try (Connection connection = Superuser.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
