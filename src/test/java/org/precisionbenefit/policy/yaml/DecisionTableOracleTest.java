package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.precisionbenefit.policy.DefaultPolicyRelease;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * What the reader says of gaps, overlaps and masked rows of a decision table, held against an analysis of the same table as
 * DMN by another hand.
 */
class DecisionTableOracleTest {
    private static final String PATH = "policies/made-up/2026.1.policy.yaml";
    private static final String TABLE = "policies/made-up/tables/caps.csv";
    private static final String POLICY = """
            policy: made-up
            version: 2026.1
            effective: 2026-01-01
            applies to:
              ingredients: {341248: ezetimibe}
            other ingredients: {83367: atorvastatin}
            approve for: 365 days
            source: {title: A text, locator: page 1, last checked: 2026-11-28}
            criteria:
              all:
                - id: caps
                  all: table caps
            """;
    private static final List<SourceFile> WORDS = RulesFolder.files()
            .where(path -> path.equals("vocabulary.yaml") || path.startsWith("laws/") || path.startsWith("units/"))
            .files();
    private static final List<String> OUTCOMES = List.of("taken", "failed", "not tolerated", "contraindicated");
    /** Each stands as far from one end as its opposite from the other. */
    private static final List<String> SIGNS = List.of(">=", ">", "<=", "<");

    private static final int TABLES = 60;

    private final DMNValidator oracle = DMNValidatorFactory.newValidator();
    private final Random random = new Random(20261128);

    /** What can be wrong with a table. */
    private enum Flaw {
        GAP,
        OVERLAP,
        MASKED
    }

    /**
     * One row.
     *
     * @param ours its condition as a table beside a policy has it
     * @param dmn the same as a unary test of DMN
     * @param oursElse the condition of a row for every other value
     * @param dmnElse the same as a unary test of DMN
     */
    private record Row(String ours, String dmn, String oursElse, String dmnElse) {
        Row otherwise() {
            return new Row(oursElse, dmnElse, ours, dmn);
        }

        boolean isScattered() {
            return dmn.contains(",") || dmn.startsWith("not");
        }
    }

    @Test
    void tables_of_words() {
        Set<Set<Flaw>> seen = agreed("outcome_of(atorvastatin)", this::wordRow, wordInput());
        assertThat(seen)
                .contains(Set.of(), EnumSet.of(Flaw.GAP), EnumSet.of(Flaw.OVERLAP), EnumSet.of(Flaw.GAP, Flaw.OVERLAP));
    }

    @Test
    void tables_of_numbers() {
        Set<Set<Flaw>> seen = agreed("daily_dose", this::numberRow, numberInput());
        assertThat(seen)
                .contains(Set.of(), EnumSet.of(Flaw.GAP), EnumSet.of(Flaw.OVERLAP))
                .anyMatch(flaws -> flaws.contains(Flaw.MASKED));
    }

    /** The flaws of random tables, in which both analyses agree. */
    private Set<Set<Flaw>> agreed(String term, Supplier<Row> chance, String input) {
        Set<Set<Flaw>> seen = new HashSet<>();
        for (int i = 0; i < TABLES; i++) {
            List<Row> rows = i % 4 == 0 ? whole(chance.get()) : several(chance);
            Set<Flaw> told = ours(term, rows);
            Set<Flaw> theirs = theirs(input, rows);
            if (rows.stream().anyMatch(Row::isScattered)) {
                // Of a row of several stretches of values the other analysis does not tell all that cover it.
                assertThat(told).as("%s %s", term, rows).containsAll(theirs);
                theirs.remove(Flaw.MASKED);
                told.remove(Flaw.MASKED);
            }
            assertThat(told).as("%s %s", term, rows).isEqualTo(theirs);
            seen.add(told);
        }
        return seen;
    }

    private static List<Row> whole(Row row) {
        return List.of(row, row.otherwise());
    }

    private List<Row> several(Supplier<Row> chance) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(row -> chance.get())
                .distinct()
                .toList();
    }

    private Row wordRow() {
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            chosen.add(random.nextInt(OUTCOMES.size()));
        }
        List<String> words = chosen.stream().map(OUTCOMES::get).toList();
        String ours = String.join(", ", words);
        String dmn = words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
        Row row = new Row(
                words.size() == 1 ? "is " + ours : "in [" + ours + "]",
                dmn,
                "not in [" + ours + "]",
                "not(" + dmn + ")");
        return random.nextInt(4) == 0 ? row.otherwise() : row;
    }

    private Row numberRow() {
        int sign = random.nextInt(SIGNS.size());
        String number = " " + 5 * (1 + random.nextInt(3));
        String test = SIGNS.get(sign) + number;
        String otherwise = SIGNS.get(SIGNS.size() - 1 - sign) + number;
        return new Row(test + " mg", test, otherwise + " mg", otherwise);
    }

    private static Set<Flaw> ours(String term, List<Row> rows) {
        StringBuilder table = new StringBuilder("if " + term + ",then age,since,until,source,locator,last_checked\n");
        for (int i = 0; i < rows.size(); i++) {
            table.append('"')
                    .append(rows.get(i).ours())
                    .append("\",>= ")
                    .append(i + 1)
                    .append(" years,2026-01-01,,A text,page 3,2026-11-28\n");
        }
        List<SourceFile> files = new ArrayList<>(WORDS);
        files.add(new SourceFile(PATH, POLICY));
        files.add(new SourceFile(TABLE, table.toString()));
        DefaultPolicyRelease release = new PolicyLoader().load(new SourceFiles(files));
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        release.refusals().stream()
                .filter(problem -> problem.where().equals(TABLE))
                .forEach(problem -> flaws.addAll(flaws(problem.message())));
        assertThat(release.policies().isEmpty()).as(table.toString()).isEqualTo(!flaws.isEmpty());
        return flaws;
    }

    private static Set<Flaw> flaws(String message) {
        assertThat(message).startsWith("The table must have one row for ");
        if (message.contains("and has none")) {
            return EnumSet.of(Flaw.GAP);
        }
        return message.contains("lies wholly within")
                ? EnumSet.of(Flaw.OVERLAP, Flaw.MASKED)
                : EnumSet.of(Flaw.OVERLAP);
    }

    /** A row that lies within another is told where the other comes first in priority, so both orders are asked. */
    private Set<Flaw> theirs(String input, List<Row> rows) {
        Set<Flaw> flaws = analysed(input, "UNIQUE", rows);
        flaws.remove(Flaw.MASKED);
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        if (analysed(input, "PRIORITY", rows).contains(Flaw.MASKED)
                || analysed(input, "PRIORITY", reversed).contains(Flaw.MASKED)) {
            flaws.add(Flaw.MASKED);
        }
        return flaws;
    }

    private Set<Flaw> analysed(String input, String hits, List<Row> rows) {
        StringBuilder text = new StringBuilder(input.replace("UNIQUE", hits));
        for (int i = 0; i < rows.size(); i++) {
            text.append("<rule id=\"r%1$d\"><inputEntry id=\"i%1$d\"><text>%2$s</text></inputEntry>"
                    .formatted(i, rows.get(i).dmn().replace("<", "&lt;").replace(">", "&gt;")));
            text.append("<outputEntry id=\"o%1$d\"><text>%1$d</text></outputEntry></rule>".formatted(i));
        }
        text.append("</decisionTable></decision></definitions>");
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        oracle.validate(new StringReader(text.toString()), DMNValidator.Validation.ANALYZE_DECISION_TABLE).stream()
                .map(DMNMessage::getMessageType)
                .forEach(type -> {
                    switch (type) {
                        case DECISION_TABLE_GAP -> flaws.add(Flaw.GAP);
                        case DECISION_TABLE_OVERLAP, DECISION_TABLE_OVERLAP_HITPOLICY_UNIQUE -> flaws.add(Flaw.OVERLAP);
                        case DECISION_TABLE_MASKED_RULE -> flaws.add(Flaw.MASKED);
                        default ->
                            assertThat(type.name())
                                    .as("no fault of the table as DMN")
                                    .startsWith("DECISION_TABLE_");
                    }
                });
        return flaws;
    }

    private static String wordInput() {
        String words = OUTCOMES.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
        return input("string", "<inputValues><text>" + words + "</text></inputValues>");
    }

    private static String numberInput() {
        return input("number", "<inputValues><text>&gt;= 0</text></inputValues>");
    }

    private static String input(String type, String values) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="https://example.org/tables"
                    name="tables" id="tables"><inputData name="asked" id="asked"><variable name="asked" typeRef="%1$s"/></inputData>
                    <decision name="answer" id="answer"><variable name="answer" typeRef="number"/>
                    <informationRequirement id="needs"><requiredInput href="#asked"/></informationRequirement>
                    <decisionTable hitPolicy="UNIQUE" id="table"><input id="in"><inputExpression typeRef="%1$s">
                    <text>asked</text></inputExpression>%2$s</input><output id="out" typeRef="number">
                    <outputValues><text>0, 1, 2, 3</text></outputValues></output>
                """.formatted(type, values);
    }
}
