package org.precisionbenefit.prediction.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.Requests;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A model file in which one bit is another one, or of which a part is missing, is refused before anything of it is used. */
class AlteredModelTest {
    private static final int SOME = 12;
    private static final int MANY = 1_000;

    @Test
    void altered_and_truncated_files_are_refused() {
        alter(SOME);
    }

    @Tag("soak")
    @Test
    void a_thousand_altered_and_truncated_files_of_each_kind_are_refused() {
        alter(MANY);
    }

    private static void alter(int times) {
        for (SourceFiles release : List.of(
                BundledModels.release(ModelStage.SHADOW), SureModels.made().release(ModelStage.SHADOW))) {
            for (SourceFile file : release.files()) {
                if (file.path().endsWith(".json") && !file.path().endsWith("/manifest.json")) {
                    SplittableRandom random = new SplittableRandom(file.text().length());
                    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < times; i++) {
                        refused(release, file.path(), i % 4 == 3 ? shorter(bytes, random) : flipped(bytes, random));
                    }
                }
            }
        }
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        byte[] altered = bytes.clone();
        altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
        return altered;
    }

    private static byte[] shorter(byte[] bytes, SplittableRandom random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** The model alone, so that the others are not read a thousand times. */
    private static void refused(SourceFiles release, String path, byte[] altered) {
        String id = path.substring(0, path.indexOf('/'));
        List<SourceFile> files = new ArrayList<>(List.of(new SourceFile("models.txt", id + "\n")));
        for (SourceFile file : release.where(each -> each.startsWith(id + "/") || each.equals("stage.txt"))
                .files()) {
            files.add(
                    file.path().equals(path)
                            ? new SourceFile(path, new String(altered, StandardCharsets.UTF_8))
                            : file);
        }
        ModelRelease loaded = new ModelReleaseLoader().load(new SourceFiles(files));
        assertThat(loaded.refusals()).singleElement().asString().contains("must have the digest");
        Forecast forecast =
                loaded.predict(Requests.acuteCoronarySyndrome().build()).get(0);
        assertThat(((Forecast.Abstained) forecast.outcome()).why()).isEqualTo(Forecast.Why.UNAVAILABLE);
    }
}
