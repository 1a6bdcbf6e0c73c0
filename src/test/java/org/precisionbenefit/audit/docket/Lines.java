package org.precisionbenefit.audit.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.Urgency;

/** Invented lines of a docket, the same from the same seed. */
public final class Lines {
    private static final List<String> DRUGS =
            List.of("clopidogrel", "prasugrel", "ticagrelor", "warfarin", "apixaban", "adalimumab", "");
    private static final List<String> CLASSES = List.of("P2Y12 platelet inhibitors", "oral anticoagulants");
    private static final List<String> PLANS = List.of("PLAN-A", "PLAN-B", "PLAN-C");
    private static final List<String> AGES = List.of("under 18", "18 to 44", "45 to 64", "65 to 74", "75 and over", "");

    private Lines() {}

    /** So many lines, spread evenly over so many days from a day on. */
    public static List<DocketLine> of(int count, Instant from, int days, long seed) {
        Random random = new Random(seed);
        long step = Duration.ofDays(days).toMillis() * 1_000 / Math.max(1, count);
        List<DocketLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(line(random, from.plusNanos(i * step * 1_000)));
        }
        return lines;
    }

    private static DocketLine line(Random random, Instant received) {
        LineState state = LineState.values()[Math.abs((int) (random.nextGaussian() * 3)) % 9];
        boolean person = state == LineState.APPROVED_BY_PERSON
                || state == LineState.APPROVED_IN_PART
                || state == LineState.DENIED;
        boolean waited = person || state.isOpen() || state == LineState.WENT_ON;
        Instant at = person
                ? received.plusSeconds(60 + random.nextInt(400_000))
                : state.isOpen() || state == LineState.WENT_ON ? null : received;
        return new DocketLine(
                new DocketLine.Key(
                        new DecisionId(new UUID(random.nextLong(), random.nextLong()).toString()),
                        1,
                        new PlanId(PLANS.get(random.nextInt(PLANS.size()))),
                        received),
                new DocketLine.Asked(
                        DRUGS.get(random.nextInt(DRUGS.size())),
                        random.nextBoolean() ? CLASSES.subList(0, 1) : CLASSES,
                        random.nextInt(5) == 0 ? Urgency.EXPEDITED : Urgency.STANDARD,
                        random.nextInt(3) == 0 ? "" : "medicare advantage",
                        received.minusSeconds(random.nextInt(3) == 0 ? 90 : 0)),
                new DocketLine.Answer(
                        state,
                        waited ? Pended.Reason.values()[random.nextInt(Pended.Reason.values().length)].name() : "",
                        at,
                        waited ? received.plusSeconds(259_200) : null,
                        person ? "reviewer-" + random.nextInt(8) : "",
                        person && random.nextInt(4) == 0,
                        state == LineState.DENIED && random.nextInt(5) == 0),
                new DocketLine.Basis(
                        "policy-" + random.nextInt(40) + "/2026.1",
                        waited ? List.of("criterion-" + random.nextInt(90)) : List.of(),
                        random.nextInt(3) == 0 ? List.of("mace-clopidogrel") : List.of(),
                        List.of("0.1.0", "a".repeat(64), "b".repeat(63) + random.nextInt(4)),
                        random.nextInt(30) == 0),
                new DocketLine.Group(AGES.get(random.nextInt(AGES.size())), random.nextBoolean() ? "female" : "male"));
    }

    /** The lines on sheets, as the keeper would lay them: by plan and day, at most so many on each. */
    public static List<Sheet> sheets(List<DocketLine> lines, Random ids) {
        List<Sheet> sheets = new ArrayList<>();
        for (DocketLine line : lines) {
            Sheet room = null;
            for (int i = sheets.size() - 1; i >= 0 && i >= sheets.size() - 12 && room == null; i--) {
                Sheet each = sheets.get(i);
                if (each.plan().equals(line.key().plan())
                        && each.isOf(Sheet.day(line.key().receivedAt()))
                        && each.hasRoom(1)) {
                    room = each;
                }
            }
            if (room == null) {
                room = Sheet.begun(
                        new UUID(ids.nextLong(), ids.nextLong()),
                        line.key().plan(),
                        Sheet.day(line.key().receivedAt()));
                sheets.add(room);
            }
            room.add(line);
        }
        return sheets;
    }
}
