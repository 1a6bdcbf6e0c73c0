package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.terminology.SourceFile;

/**
 * How long a publication takes from the question to the answer, with all policies that ship in the folder and one of them changed:
 * the folder is checked, one policy compiled, all of them tried, and one is swapped. The first is that of a server that checked
 * nothing yet. In-memory stores take nothing of it.
 */
public final class PublishLoad {
    private static final int PUBLISHED = 15;
    private static final int FIRST_DAYS = 100;
    private static final long GOAL_MILLIS = 2_000;
    private static final double NANOS_OF_A_MILLI = 1e6;

    private PublishLoad() {}

    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path folder = Files.createTempDirectory("publish-load");
        for (SourceFile file : RulesFolder.files().files()) {
            Path target = folder.resolve("rules").resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text());
        }
        ReleaseRig rig = new ReleaseRig(
                folder, new ReleasesInMemory(Clock.systemUTC()), Clock.systemUTC(), ReleaseRig.Unusual.NOTHING);
        List<Policy> policies = rig.engines.serving().knowledge().policy().policies();
        policies.forEach(rig.evaluator::prepare);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < PUBLISHED; i++) {
            rig.approvesFor(FIRST_DAYS + i);
            long began = System.nanoTime();
            if (!rig.desk.publish(ReleaseKind.POLICY, null, ReleaseRig.JANE).done()) {
                throw new IllegalStateException("A release must be published.");
            }
            millis.add(Math.round((System.nanoTime() - began) / NANOS_OF_A_MILLI));
        }
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long median = sorted.get(PUBLISHED / 2);
        System.out.printf(
                Locale.ROOT,
                "%n%d policies, one of them changed and published, %d times in milliseconds: %s%n"
                        + "the first %d ms, median %d ms, longest of the others %d ms (goal: at most %d ms, %s)%n",
                policies.size(),
                PUBLISHED,
                millis,
                millis.get(0),
                median,
                Collections.max(millis.subList(1, PUBLISHED)),
                GOAL_MILLIS,
                median <= GOAL_MILLIS ? "reached" : "missed");
    }
}
