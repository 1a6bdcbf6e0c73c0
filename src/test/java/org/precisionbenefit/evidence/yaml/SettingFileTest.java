package org.precisionbenefit.evidence.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionbenefit.evidence.tumour.Setting;
import org.precisionbenefit.evidence.tumour.SettingCodes;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFiles;

/** Which diagnoses tell the situation of a disease, by the file that ships and by releases of before it. */
class SettingFileTest {
    private static final String FILE = "biomarkers/names/settings.yaml";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static SettingCodes read(SourceFiles files) {
        return new DrugLabelLoader().tumours(files).settings();
    }

    @ParameterizedTest
    @CsvSource({
        "C78.7, METASTATIC",
        "c79.31, METASTATIC",
        "C787, METASTATIC",
        "C92.02, RELAPSED",
        "C91.A2, RELAPSED",
        "C95.92, RELAPSED",
        "C77.3, ",
        "C92.01, ",
        "C34.11, "
    })
    void file_says_of_each_diagnosis_what_releases_without_it_say(String diagnosis, Setting setting)
            throws IOException {
        SourceFiles shipped = AuthoredFolder.shipped();
        List<Code> codes = List.of(Code.of(CodeSystem.ICD10CM, diagnosis), Code.of(CodeSystem.SNOMED, "C78.7"));
        List<Setting> expected = setting == null ? List.of() : List.of(setting);

        assertThat(read(shipped).of(codes, DAY)).containsExactlyElementsOf(expected);
        assertThat(read(shipped.where(path -> !path.equals(FILE))).of(codes, DAY))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void row_holds_from_its_day_on() throws IOException {
        SettingCodes codes = read(AuthoredFolder.shipped());

        assertThat(codes.of(List.of(Code.of(CodeSystem.ICD10CM, "C78.7")), LocalDate.of(2015, 9, 30)))
                .isEmpty();
    }

    @Test
    void wrong_row_is_refused_with_place_and_cure() {
        assertThatThrownBy(() -> read(AuthoredFolder.shippedBut(FILE, "[C78*, C79*]", "[c78]")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining(FILE + ":")
                .hasMessageContaining("must be capitals, digits and dots");
        assertThatThrownBy(() -> read(AuthoredFolder.shippedBut(FILE, "setting: metastatic", "setting: metastasis")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("metastatic");
        assertThatThrownBy(() -> read(AuthoredFolder.shippedBut(FILE, "[C78*, C79*]", "[]")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("must hold at least one code");
    }
}
