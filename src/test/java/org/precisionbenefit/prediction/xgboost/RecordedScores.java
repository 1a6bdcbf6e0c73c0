package org.precisionbenefit.prediction.xgboost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.prediction.ModelRelease;
import org.precisionbenefit.prediction.ModelStage;
import org.precisionbenefit.prediction.PredictionInput;
import org.precisionbenefit.prediction.Requests;

/** Scores that are recorded by one process and scored again, from what was recorded, by another one. */
public final class RecordedScores {
    private static final JsonCanonical JSON = new JsonCanonical();
    private static final List<String> PHENOTYPES =
            List.of("Poor Metabolizer", "Intermediate Metabolizer", "Normal Metabolizer", "Rapid Metabolizer");
    private static final List<String> CONDITIONS = List.of("E11.9", "I10", "I73.9", "F17.210", "I63.9", "D64.9");

    private RecordedScores() {}

    static ModelRelease release() {
        return new ModelReleaseLoader().load(SureModels.made().challenged(ModelStage.SHADOW));
    }

    /** Any member who asks for one of two drugs. */
    static PredictionInput input(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Requests request = Requests.acuteCoronarySyndrome()
                .requesting(random.nextBoolean() ? "32968" : "1116632")
                .born(Requests.DAY.minusDays(365L * (31 + random.nextInt(63)) + random.nextInt(365)));
        request.phenotype(PHENOTYPES.get(random.nextInt(PHENOTYPES.size())));
        if (random.nextInt(4) > 0) {
            request.lab(
                    "98979-8",
                    String.valueOf(12 + random.nextInt(1070) / 10.0),
                    "mL/min/{1.73_m2}",
                    Requests.DAY.minusDays(random.nextInt(300)));
        }
        for (String condition : CONDITIONS) {
            switch (random.nextInt(3)) {
                case 0 -> request.condition(condition, Requests.DAY.minusDays(random.nextInt(900)));
                case 1 -> request.ruledOut(condition);
                default -> {}
            }
        }
        return request.build();
    }

    /** Writes what is said of so many members, a model on a line; how many were scores. */
    static int write(Path file, int members) throws IOException {
        ModelRelease release = release();
        int scores = 0;
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            for (int i = 0; i < members; i++) {
                for (Forecast forecast : release.predict(input(i))) {
                    out.print(i + "\t" + JSON.encode(forecast) + "\n");
                    scores += forecast.outcome() instanceof Forecast.Scored ? 1 : 0;
                }
            }
        }
        return scores;
    }

    /** Scores again from the recorded features alone, and ends with 1 at the first line that comes out otherwise. */
    public static void main(String[] arguments) throws IOException {
        ModelRelease release = release();
        int same = 0;
        try (BufferedReader lines = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                Forecast recorded = JSON.decode(line.substring(tab + 1), Forecast.class);
                Forecast again = release.supposing(input(Integer.parseInt(line.substring(0, tab))), recorded, Map.of());
                if (!JSON.encode(again).equals(line.substring(tab + 1))) {
                    System.err.println("Line " + (same + 1) + " comes out otherwise: " + JSON.encode(again));
                    System.exit(1);
                }
                same++;
            }
        }
        System.out.println(same + " the same under Java " + System.getProperty("java.version"));
    }
}
