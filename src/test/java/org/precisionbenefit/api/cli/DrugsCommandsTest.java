package org.precisionbenefit.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a keeper of the drug catalogue sees on the command line. */
class DrugsCommandsTest {
    private record Ran(int exit, String out, String err, List<DrugDesk.Order> orders) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<DrugDesk.Order> orders = new ArrayList<>();
        DrugDesk desk = (order, lines) -> {
            orders.add(order);
            lines.accept("RXNCONSO.RRF:3: rejected: the name must not be empty.");
            return new DrugDesk.Imported(2, 5, "accepted: 9; rejected: 1");
        };
        Engine engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, given) -> {
                    assertThat(method.getName()).isEqualTo("drugs");
                    return desk;
                });
        int exit = CommandLineDoor.over(engine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString(), orders);
    }

    @Test
    void import_prints_each_bad_row_and_what_it_came_to() {
        Ran ran = run(
                "drugs",
                "import",
                "RXNCONSO.RRF",
                "--into",
                "out",
                "--since",
                "2026-11-02",
                "--source",
                "RxNorm",
                "--drug",
                "clopidogrel",
                "--drug",
                "prasugrel");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "RXNCONSO.RRF:3: rejected: the name must not be empty.",
                        "2 drugs with 5 products were written; rows accepted: 9; rejected: 1");
        assertThat(ran.orders())
                .containsExactly(new DrugDesk.Order(
                        Path.of("RXNCONSO.RRF"),
                        Path.of("out"),
                        "RxNorm",
                        LocalDate.of(2026, 11, 2),
                        List.of("clopidogrel", "prasugrel")));
    }

    @Test
    void import_without_day_or_source_says_what_is_missing() {
        Ran ran = run("drugs", "import", "RXNCONSO.RRF", "--into", "out");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--since", "--source");
    }
}
