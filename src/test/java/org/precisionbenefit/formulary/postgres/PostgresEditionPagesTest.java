package org.precisionbenefit.formulary.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.load.FileInMemory;
import org.precisionbenefit.formulary.load.LoadedRows;
import org.precisionbenefit.formulary.publish.EditionPages.Answering;
import org.precisionbenefit.formulary.publish.EditionPublication;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.ItemEntry;
import org.precisionbenefit.formulary.publish.PagesInMemory;
import org.precisionbenefit.formulary.publish.Publication;
import org.precisionbenefit.formulary.publish.WalkedPublication;

/** Pages out of the database are those that a list in memory gives. */
class PostgresEditionPagesTest {
    private static final Instant LOADED = Instant.parse("2026-01-02T10:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final String HEAD =
            "list,code,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications\n";
    private static EmbeddedPostgres server;
    private static PostgresEditions store;
    private static PostgresEditionPages pages;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        try (InputStream schema = PostgresEditionPagesTest.class.getResourceAsStream(
                        "/db/migration/V37__formulary_editions.sql");
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
        store = new PostgresEditions(server.getPostgresDatabase());
        pages = new PostgresEditionPages(server.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (int code = 1; code <= 40; code++) {
            for (String list : List.of("GOLD", "SILVER", "a list of its own")) {
                if (code % 3 != list.length() % 3) {
                    table.append(list + "," + (1_000 + code * 7) + ",Drug " + code + " of " + list.charAt(0) + ","
                            + (code % 4 + 1) + ",yes,no,yes,30 tablets every 30 days,"
                            + (code == 5 ? "Some disease" : "") + "\n");
                }
            }
        }
        return table + "GOLD,,Named only,1,no,no,no,,\nGOLD,,Another name,2,no,no,no,,\n";
    }

    private static final String PLANS = "plan,plan_name,lists\nGOLD-1,Gold,GOLD;EXTRA\nSILVER-1,Silver,SILVER\n";

    @Test
    void pages_of_the_database_are_those_of_a_list_in_memory() throws IOException {
        FileInMemory drugs = FileInMemory.of("drugs.csv", table());
        FileInMemory plans = FileInMemory.of("plans.csv", PLANS);
        Edition loaded = store.load(
                new EditionHead("own", JANUARY, LOADED, "ann"), new CsvReader(), List.of(drugs, plans), counts -> {});
        store.activate(loaded.id(), "ann", LOADED.plusSeconds(60));
        Answering answering = pages.answering(JANUARY.plusDays(9), LOADED.plusSeconds(120)).stream()
                .filter(one -> one.edition().id() == loaded.id())
                .findFirst()
                .orElseThrow();
        assertThat(answering.since()).isEqualTo(LOADED.plusSeconds(60));
        Publication kept = new EditionPublication(answering, pages);
        Publication memory = new PagesInMemory(
                        loaded.id(),
                        LoadedRows.of(new CsvReader(), drugs, plans).rows())
                .publication();
        for (Entry.Kind kind : Entry.Kind.values()) {
            List<Entry> all = WalkedPublication.all(kept, kind);
            assertThat(ids(all))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(ids(WalkedPublication.all(memory, kind)));
            assertThat(WalkedPublication.all(kept, kind, Publication.Wanted.ALL, 3))
                    .isEqualTo(all);
            assertThat(all)
                    .allSatisfy(entry -> assertThat(kept.find(kind, entry.id())).contains(entry));
        }
        assertThat(WalkedPublication.all(kept, Entry.Kind.ITEM))
                .map(ItemEntry.class::cast)
                .anyMatch(item -> item.notes().equals(List.of("Covered for these diseases only: Some disease.")));
    }

    @Test
    void edition_answers_from_its_day_and_until_another_one_does() throws IOException {
        List<Edition> loaded = new ArrayList<>();
        for (int month = 1; month <= 7; month += 6) {
            Edition edition = store.load(
                    new EditionHead("other", LocalDate.of(2026, month, 1), LOADED, "ann"),
                    new CsvReader(),
                    List.of(FileInMemory.of("drugs.csv", HEAD + "ONE,1007,A drug,1,no,no,no,,\n")),
                    counts -> {});
            store.activate(edition.id(), "ann", LOADED.plusSeconds(1_000 + month));
            loaded.add(edition);
        }
        assertThat(answering(LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(answering(LocalDate.of(2026, 6, 30)))
                .containsExactly(loaded.get(0).id());
        assertThat(answering(LocalDate.of(2026, 7, 1)))
                .containsExactly(loaded.get(1).id());
    }

    private static List<Long> answering(LocalDate day) {
        return pages.answering(day, LOADED.plusSeconds(5_000)).stream()
                .map(Answering::edition)
                .filter(edition -> edition.head().family().equals("other"))
                .map(Edition::id)
                .toList();
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
