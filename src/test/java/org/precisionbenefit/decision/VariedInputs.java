package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.Prescriber;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.Urgency;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

/** Invents varied requests from a seed: the same seed gives the same requests on every machine. */
public final class VariedInputs {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /** Ways to name a drug: by product, by package, by ingredient, by both, wrongly, or not at all. */
    private static final List<List<Code>> PRASUGREL = List.of(
            rx("855812"), rx("613391"), ndc("00378518693"), both("00378518693", "855812"), ndc("16729-0273-10"));

    private static final List<List<Code>> TICAGRELOR =
            List.of(rx("1116635"), rx("1116632"), ndc("60505445206"), both("60505445206", "1116635"), rx("1666334"));
    private static final List<List<Code>> CLOPIDOGREL =
            List.of(rx("309362"), rx("32968"), ndc("00093731405"), both("00093731405", "309362"));
    private static final List<List<Code>> NOT_TOLD =
            List.of(rx("99999999"), ndc("00000000000"), both("00378518693", "309362"), List.of(), rx("1191"));

    private static final List<String> HEART = List.of("I21.4", "I20.0", "Z95.5", "Z98.61", "i21.4");

    private static final List<String> DIAGNOSES =
            List.of("I21.4", "I20.0", "Z95.5", "Z98.61", "I25.10", "I63.9", "E11.9", "J06.9", "I2510", "i21.4");

    private final Random random;

    private VariedInputs(long seed) {
        this.random = new Random(seed);
    }

    /** So many requests, all different. */
    public static List<DecisionInputs> of(int count, long seed) {
        VariedInputs varied = new VariedInputs(seed);
        return IntStream.range(0, count).mapToObj(varied::one).toList();
    }

    private DecisionInputs one(int number) {
        LocalDate day = chance(80)
                ? TODAY
                : pick(List.of(
                        LocalDate.of(2025, 12, 31),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2022, 2, 7),
                        TODAY.minusDays(random.nextInt(300))));
        List<Code> diagnoses = diagnoses();
        List<RequestedItem> items = new ArrayList<>(List.of(item(1, diagnoses)));
        if (chance(10)) {
            items.add(item(2, diagnoses));
        }
        return new DecisionInputs(
                new DecisionId(new UUID(random.nextLong(), random.nextLong()).toString()),
                new PriorAuthRequest(
                        new ClaimIdentifier("urn:varied", String.valueOf(number)),
                        chance(10) ? new ClaimIdentifier("urn:varied", "earlier") : null,
                        chance(20) ? Urgency.EXPEDITED : Urgency.STANDARD,
                        new PlanId(pick(List.of(
                                "DEMO-COMMERCIAL",
                                "DEMO-COMMERCIAL",
                                "DEMO-COMMERCIAL",
                                "DEMO-PART-D",
                                "DEMO-PART-D",
                                chance(30) ? "NO-SUCH-PLAN" : "DEMO-COMMERCIAL"))),
                        new Prescriber("1234567893", pick(List.of("", "Kardiyoloji \u0130stanbul"))),
                        null,
                        items,
                        null),
                profile(number, day, diagnoses.stream().noneMatch(code -> HEART.contains(code.value()))),
                new AsOf(day),
                null,
                null);
    }

    private RequestedItem item(int sequence, List<Code> diagnoses) {
        List<Code> drug = pick(chance(90) ? chance(45) ? PRASUGREL : chance(60) ? TICAGRELOR : CLOPIDOGREL : NOT_TOLD);
        return new RequestedItem(
                sequence,
                drug,
                pick(List.of("", "", "", chance(20) ? "Prasugrel 10 mg" : "", chance(5) ? "PLAVIX 75 mg" : "")),
                chance(93)
                        ? new Quantity(
                                new BigDecimal(pick(
                                        List.of("30", "30", "30", "30.0", "28", "31", "60", "61", "90", "15", "0"))),
                                pick(List.of(
                                        "tablet",
                                        "tablet",
                                        "tablets",
                                        "{tablet}",
                                        "TABLET",
                                        chance(20) ? "mL" : "tablet")))
                        : null,
                chance(93) ? pick(List.of(30, 30, 30, 30, 90, 15)) : null,
                diagnoses);
    }

    private List<Code> diagnoses() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> Code.of(CodeSystem.ICD10CM, pick(chance(75) ? DIAGNOSES.subList(0, 4) : DIAGNOSES)))
                .distinct()
                .toList();
    }

    private MemberProfile profile(int number, LocalDate day, boolean elsewhere) {
        boolean complete = chance(60);
        VariedFacts facts = new VariedFacts(random, day, complete, elsewhere);
        return new MemberProfile(
                new MemberId("varied-" + number),
                chance(95) ? born(day, complete) : null,
                pick(List.of(Sex.values())),
                facts.conditions(),
                facts.medications(),
                facts.labs(),
                facts.genes(),
                facts.answers());
    }

    /** Any age, and often the days around the birthdays on which a criterion turns. */
    private LocalDate born(LocalDate day, boolean complete) {
        if (complete && chance(60)) {
            return day.minusYears(40 + random.nextInt(34)).minusDays(random.nextInt(365));
        }
        return chance(30)
                ? day.minusYears(pick(List.of(18, 75))).plusDays(random.nextInt(3) - 1L)
                : day.minusYears(16 + random.nextInt(82)).minusDays(random.nextInt(365));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Code> rx(String code) {
        return List.of(Code.of(CodeSystem.RXNORM, code));
    }

    private static List<Code> ndc(String code) {
        return List.of(Code.of(CodeSystem.NDC, code));
    }

    private static List<Code> both(String ndc, String rxcui) {
        return Stream.concat(ndc(ndc).stream(), rx(rxcui).stream()).toList();
    }
}
