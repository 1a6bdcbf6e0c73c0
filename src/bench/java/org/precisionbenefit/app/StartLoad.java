package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * How much longer a start takes with fifty policies more: the packaged application until it says that it is ready, on a folder that
 * it was started on before, with five policies and with fifty-five in turns, so that what else the machine does falls on both.
 */
public final class StartLoad {
    private static final int MORE = 50;
    private static final int PAIRS = 5;
    private static final double GOAL_SECONDS = 5;
    private static final double NANOS = 1e9;

    private StartLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!BenchServer.isPackaged()) {
            System.out.println("start: the application is not packaged, so that nothing was started");
            return;
        }
        Path five = side("five", RulesFolder.ofFivePolicies());
        Path more = side("more", more());
        List<Double> differences = new ArrayList<>();
        List<Double> few = new ArrayList<>();
        for (int pair = 0; pair <= PAIRS; pair++) {
            double one = start(five);
            double other = start(more);
            if (pair > 0) {
                few.add(one);
                differences.add(other - one);
            }
        }
        Collections.sort(few);
        Collections.sort(differences);
        double median = differences.get(PAIRS / 2);
        System.out.printf(
                Locale.ROOT,
                "%nstart with five policies %.1f s, with %d more %.1f s longer (median of %d pairs in turns; %.1f to %.1f;"
                        + " goal: at most %.0f s, %s)%n",
                few.get(PAIRS / 2),
                MORE,
                median,
                PAIRS,
                differences.get(0),
                differences.get(PAIRS - 1),
                GOAL_SECONDS,
                median <= GOAL_SECONDS ? "reached" : "missed");
    }

    private static SourceFiles more() {
        SortedSet<String> others = new TreeSet<>();
        RulesFolder.files().files().stream()
                .map(SourceFile::path)
                .filter(path -> path.startsWith("policies/") && !RulesFolder.isOfTheFive(path))
                .forEach(path -> others.add(path.split("/")[1]));
        List<String> chosen = others.stream().limit(MORE).toList();
        return RulesFolder.files()
                .where(path -> !path.startsWith("policies/")
                        || RulesFolder.isOfTheFive(path)
                        || chosen.contains(path.split("/")[1]));
    }

    private static Path side(String name, SourceFiles files) throws IOException {
        Path folder = Files.createTempDirectory("start-load-" + name);
        for (SourceFile file : files.files()) {
            Path target = folder.resolve("rules").resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        return folder;
    }

    private static double start(Path folder) throws IOException, InterruptedException {
        long began = System.nanoTime();
        BenchServer server = BenchServer.start(
                folder,
                Map.of("precision-benefit.rules-dir", folder.resolve("rules").toString()));
        double seconds = (System.nanoTime() - began) / NANOS;
        server.close();
        return seconds;
    }
}
