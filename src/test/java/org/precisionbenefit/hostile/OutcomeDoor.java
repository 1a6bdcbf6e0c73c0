package org.precisionbenefit.hostile;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.app.HostileOutcomes;

/** Files with outcomes, in both forms. */
final class OutcomeDoor {
    private static final String ID = "00000000-0000-4000-8000-00000000000a";

    private OutcomeDoor() {}

    static List<Seed> seeds() {
        return List.of(
                new Seed(
                        "",
                        "{\"decision\":\"" + ID + "\",\"item\":1,\"model\":\"mace-clopidogrel\",\"happened\":true,"
                                + "\"observed\":\"2027-01-31\",\"source\":\"claims\"}\n"),
                new Seed(
                        "",
                        "decision,item,model,happened,observed,source\n" + ID
                                + ",1,mace-clopidogrel,false,2027-01-31,registry\n"));
    }

    static Optional<String> imported(byte[] file) {
        return HostileOutcomes.read(file);
    }
}
