package org.precisionbenefit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.DoseCheck.Result;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A dose against figures of guidance, on invented rows. */
class DoseLimitsTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 1, 15));
    private static final RxCui DRUG = new RxCui("1001");
    private static final RxCui OTHER = new RxCui("1002");

    private static List<DoseCheck> checks(String steps, Circumstances known) {
        String file = """
                drugs: {inventol: 1001}
                description: Invented guidance.
                genes: [CYP2C19]
                source: Invented guideline
                locator: table 1
                last_checked: 2026-11-28

                values: {CYP2C19: [Poor Metabolizer]}
                advice:
                  - name: dose
                    do:
                      - %s
                guidance:
                  - {CYP2C19: [Poor Metabolizer], advice: dose, strength: strong, since: 2025-01-01}
                """;
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile("guidance/inventol.yaml", String.format(file, steps)));
        try {
            AuthoredFolder.shipped().files().stream()
                    .filter(one -> one.path().equals("pgx/CYP2C19.yaml"))
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnowledgeLoader()
                .load(new SourceFiles(files))
                .interpret(
                        List.of(GeneResults.diplotype("*2/*2").fact(new GeneSymbol("CYP2C19"))),
                        known,
                        new TreeSet<>(List.of(DRUG)),
                        DAY)
                .doseChecks();
    }

    private static Circumstances asking(@Nullable String dose, @Nullable String weight) {
        return new Circumstances(
                List.of(),
                40,
                weight == null ? null : new BigDecimal(weight),
                null,
                null,
                dose == null ? null : new BigDecimal(dose),
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "maximum-dose, amount: at most 20 mg/day | 20 | - | WITHIN",
                "maximum-dose, amount: at most 20 mg/day | 20.000001 | - | ABOVE",
                "maximum-dose, amount: below 20 mg/day | 19.9 | - | WITHIN",
                "maximum-dose, amount: below 20 mg/day | 20 | - | ABOVE",
                "start-dose, amount: 200-400 mg/day | 100 | - | WITHIN",
                "start-dose, amount: 200-400 mg/day | 400 | - | WITHIN",
                "start-dose, amount: 200-400 mg/day | 401 | - | ABOVE",
                "start-dose, amount: at most 20 mg | 20 | - | WITHIN",
                "start-dose, amount: at most 20 mg | 40 | - | CANNOT_TELL",
                "start-dose, amount: 0.5 mg/kg/day | 35 | 70 | WITHIN",
                "start-dose, amount: 0.5 mg/kg/day | 36 | 70 | ABOVE",
                "start-dose, amount: 0.5 mg/kg/day | 36 | - | CANNOT_TELL",
                "start-dose, amount: 0.5 mg/kg | 36 | 70 | CANNOT_TELL",
                "start-dose, amount: 10 mg/m2/day | 36 | 70 | CANNOT_TELL",
                "start-dose, amount: 50 percent | 36 | 70 | CANNOT_TELL",
                "maximum-dose, amount: at most 20 mg/day, when: [if use is warranted] | 30 | - | CANNOT_TELL",
                "maximum-dose, amount: at most 20 mg/day, when: [if use is warranted] | 20 | - | WITHIN",
                "maximum-dose, amount: at most 20 mg/day | - | - | CANNOT_TELL"
            })
    void dose_is_within_above_or_cannot_be_told(
            String step, @Nullable String dose, @Nullable String weight, Result result) {
        assertThat(checks("{action: " + step + "}", asking(dose, weight)))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(result);
                    assertThat(check.source().source()).isEqualTo("Invented guideline");
                    assertThat(check.detail()).endsWith(".");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start-dose, amount: at least 20 mg/day",
                "dose-increase, amount: 80 mg/day",
                "start-dose, amount: 5 mg/day, of: example",
                "standard, amount: 600 mg/day"
            })
    void figure_that_is_no_limit_is_not_compared(String step) {
        assertThat(checks("{action: " + step + "}", asking("900", null))).isEmpty();
    }

    @Test
    void drug_that_is_not_asked_for_has_no_dose() {
        TreeMap<RxCui, DrugUse> uses = new TreeMap<>();
        uses.put(OTHER, new DrugUse(null, false, null, new BigDecimal(10), true));
        assertThat(checks(
                        "{action: start-dose, amount: 5 mg/day}",
                        new Circumstances(List.of(), Person.UNKNOWN, DrugUse.UNKNOWN, uses)))
                .isEmpty();
        assertThat(checks("{action: start-dose, amount: 5 mg/day}", Circumstances.of(List.of())))
                .isEmpty();
    }

    @Test
    void starting_dose_does_not_bind_whoever_is_past_it() {
        Circumstances past = new Circumstances(
                List.of(),
                Person.UNKNOWN,
                new DrugUse(Treatment.OVER_THREE_MONTHS, false, null, new BigDecimal(10), true),
                Collections.emptySortedMap());
        assertThat(checks("{action: start-dose, amount: 5 mg/day}", past)).isEmpty();
        assertThat(checks("{action: maximum-dose, amount: 5 mg/day}", past)).hasSize(1);
    }
}
