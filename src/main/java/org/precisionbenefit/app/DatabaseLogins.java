package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Who may log in to the embedded database, and as what. The server comes up trusting everybody; after this it trusts
 * nobody: each login proves its password, and the owner of the tables cannot log in at all.
 */
final class DatabaseLogins {
    private static final String OWNER = "pbe_owner";
    private static final String TRUST_NOBODY = """
            # Written by the engine at each start. Every login proves its password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    /** Tables that an earlier version made belong to the superuser still. */
    private static final String HAND_OVER = """
            do $$
            declare
              name text;
            begin
              for name in select tablename from pg_tables where schemaname = 'public' and tableowner <> '%1$s' loop
                execute format('alter table public.%%I owner to %1$s', name);
              end loop;
            end
            $$
            """.formatted(OWNER);

    private DatabaseLogins() {}

    /** Brings logins, passwords and the list of who is trusted up to date; nothing else is changed. */
    static void bringUpToDate(DataSource superuser, Path data, Map<String, String> passwords)
            throws SQLException, IOException {
        try (Connection database = superuser.getConnection();
                Statement statement = database.createStatement()) {
            statement.execute(role(OWNER, "nologin"));
            for (Map.Entry<String, String> login : passwords.entrySet()) {
                String password = "password '" + login.getValue() + "'";
                if (login.getKey().equals(KeysFolder.SUPERUSER)) {
                    statement.execute("alter role " + login.getKey() + " " + password);
                } else {
                    statement.execute(
                            role(login.getKey(), "login nosuperuser nocreatedb nocreaterole nobypassrls " + password));
                }
            }
            statement.execute("grant " + OWNER + " to " + KeysFolder.MIGRATION);
            statement.execute("alter schema public owner to " + OWNER);
            statement.execute(HAND_OVER);
            Path trusted = data.resolve("pg_hba.conf");
            if (!Files.readString(trusted, StandardCharsets.UTF_8).equals(TRUST_NOBODY)) {
                Files.writeString(trusted, TRUST_NOBODY, StandardCharsets.UTF_8);
                statement.execute("select pg_reload_conf()");
            }
        }
    }

    /** What Flyway sends first: what it makes belongs to the owner. */
    static String asOwner() {
        return "set role " + OWNER;
    }

    private static String role(String name, String options) {
        return "do $$ begin if not exists (select 1 from pg_roles where rolname = '" + name + "') then create role "
                + name + "; end if; end $$; alter role " + name + " " + options;
    }
}
