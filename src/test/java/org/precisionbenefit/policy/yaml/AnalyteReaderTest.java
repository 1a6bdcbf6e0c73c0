package org.precisionbenefit.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.policy.Analyte;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;

class AnalyteReaderTest {
    private static final String FILE = "units/analytes.csv";
    private static final String HEAD = "loinc,analyte,molar_mass,since,until,source,locator,last_checked\n";
    private static final String GLUCOSE =
            "2345-7,glucose in serum or plasma,180.156,2022-05-04,,IUPAC,C6H12O6,2026-11-28\n";

    /** Standard atomic weights, abridged (IUPAC 2021): the molar masses that ship are added up again from the formulas. */
    private static BigDecimal weight(String element) {
        return new BigDecimal(
                switch (element) {
                    case "C" -> "12.011";
                    case "H" -> "1.008";
                    case "N" -> "14.007";
                    case "O" -> "15.999";
                    case "Ca" -> "40.078";
                    default -> throw new IllegalArgumentException(element);
                });
    }

    @Test
    void molar_masses_that_ship_are_those_of_their_formulas() {
        List<Analyte> analytes =
                AnalyteReader.read(RulesFolder.files().find(FILE).orElseThrow());
        assertThat(analytes).hasSizeGreaterThan(10).allSatisfy(analyte -> {
            String formula = analyte.citation().locator().split("[ ;]")[0];
            BigDecimal sum = BigDecimal.ZERO;
            Matcher part = Pattern.compile("([A-Z][a-z]?)([0-9]*)").matcher(formula);
            while (part.find()) {
                String times = part.group(2).isEmpty() ? "1" : part.group(2);
                sum = sum.add(weight(part.group(1)).multiply(new BigDecimal(times)));
            }
            assertThat(analyte.gramsPerMole()).as(analyte.name()).isEqualByComparingTo(sum);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2345-8 | 2345-7 | must be a LOINC code with its check digit",
                "-180.156 | 180.156 | must be",
                "2022-13-04 | 2022-05-04 | since",
            })
    void bad_row_is_named_with_its_place(String bad, String good, String expected) {
        assertThatThrownBy(() -> AnalyteReader.read(new SourceFile(FILE, HEAD + GLUCOSE.replace(good, bad))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(FILE + ":2:")
                .hasMessageContaining(expected);
    }

    @Test
    void code_twice_on_a_day_and_two_molar_masses_of_one_analyte_are_refused() {
        assertThatThrownBy(() -> AnalyteReader.read(new SourceFile(FILE, HEAD + GLUCOSE + GLUCOSE)))
                .hasMessageContaining("must stand in one row on a day");
        String other = GLUCOSE.replace("2345-7", "14749-6").replace("180.156", "18.0156");
        assertThatThrownBy(() -> AnalyteReader.read(new SourceFile(FILE, HEAD + GLUCOSE + other)))
                .hasMessageContaining(FILE + ":3:")
                .hasMessageContaining("must be that of the other rows of glucose in serum or plasma (180.156)");
    }
}
