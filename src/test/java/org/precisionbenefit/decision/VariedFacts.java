package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.ConditionFact;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Provenance.Source;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;

/** Invents what is known of a member: facts that are missing, attested, old, from tomorrow or at odds with each other. */
final class VariedFacts {
    private static final List<String> CONDITIONS = List.of(
            "I21.4", "Z95.5", "E11.9", "I25.2", "I63.9", "G45.9", "K92.2", "K72.90", "I61.9", "I10", "I73.9", "F17.210",
            "D57.1");

    private static final List<String> RISKS = List.of("E11.9", "I10", "I73.9");

    private static final List<String> RULED_OUT =
            List.of("stroke-or-tia", "active-bleeding", "intracranial-haemorrhage", "severe-hepatic-impairment");

    private static final List<String> OPEN =
            List.of("acute-coronary-syndrome", "coronary-stent", "diabetes-or-earlier-infarction");

    private static final List<String> DIPLOTYPES = List.of(
            "*2/*2",
            "*1/*2",
            "*1/*1",
            "*1/*17",
            "*17/*17",
            "*2/*17",
            "CYP2C19*2/*3",
            "*2|*2",
            "*1/*2 or *1/*3",
            "*2/*99",
            "*1A/*2.001",
            "poor",
            "*9/*9",
            "*1/*10");

    private static final List<String> PHENOTYPES = List.of(
            "Poor Metabolizer",
            "INTERMEDIATE METABOLIZER",
            "LA9657-3",
            "Normal Metabolizer",
            "likely im",
            "Indeterminate",
            "CYP2C19 Poor Metaboliser (PM)",
            "nonsense");

    private static final List<String> STATEMENTS = List.of(
            "stated(clopidogrel-is-not-expected-to-work-as-the-record-says)",
            "stated(clopidogrel-first-is-not-in-best-interest-as-the-record-says)");

    private static final List<String> PAID =
            List.of("paid_days(prasugrel within 120 days)", "paid_days(ticagrelor within 120 days)");

    private static final List<String> TAKING =
            List.of("taking(cyp3a-strong-inhibitors)", "taking(strong-cyp3a-inducers)");

    private static final List<String> CLOPIDOGREL = List.of("309362", "32968", "213169");

    private final Random random;
    private final LocalDate day;
    /** Whether most of what a policy asks for was sent and speaks for an approval. */
    private final boolean complete;
    /** Whether all that is known of the drug to be tried first speaks for trying it. */
    private final boolean untried;
    /** Whether much speaks for a bad event, and the gene result lacks its report. */
    private final boolean atRisk;

    /** Whether the item's diagnoses name no heart attack and no stent. */
    private final boolean elsewhere;

    VariedFacts(Random random, LocalDate day, boolean complete, boolean elsewhere) {
        this.random = random;
        this.day = day;
        this.complete = complete;
        this.elsewhere = elsewhere;
        this.untried = chance(12);
        this.atRisk = complete && !untried && chance(15);
    }

    List<ConditionFact> conditions() {
        List<ConditionFact> facts = new ArrayList<>();
        for (String code : CONDITIONS) {
            boolean risk = atRisk && RISKS.contains(code);
            if (risk || chance(complete ? 3 : 12)) {
                facts.add(new ConditionFact(
                        List.of(Code.of(CodeSystem.ICD10CM, code)),
                        risk || chance(65) ? ConditionFact.Presence.PRESENT : ConditionFact.Presence.REFUTED,
                        from("Condition/" + code)));
            }
        }
        return facts;
    }

    List<MedicationFact> medications() {
        List<MedicationFact> facts = new ArrayList<>();
        for (int i = untried ? 0 : random.nextInt(4); i > 1; i--) {
            facts.add(medication(pick(CLOPIDOGREL), pick(List.of(29, 30, 15, 14, 90)), i));
        }
        if (chance(20)) {
            facts.add(medication("243670", 90, 8));
        }
        if (chance(10)) {
            facts.add(medication("1364430", 60, 9));
        }
        return facts;
    }

    private MedicationFact medication(String rxcui, int days, int number) {
        return new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                chance(85) ? days : null,
                chance(70) ? MedicationFact.Outcome.TAKEN : pick(List.of(MedicationFact.Outcome.values())),
                from("MedicationStatement/" + number));
    }

    List<LabFact> labs() {
        List<LabFact> facts = new ArrayList<>();
        add(facts, "29463-7", List.of("59.9", "60", "60.0", "81", "120"), chance(85) ? "kg" : "[lb_av]");
        add(facts, "39156-5", List.of("17.5", "26.1", "33", "60"), "kg/m2");
        add(facts, "718-7", List.of("8.1", "11.4", "13.9"), "g/dL");
        add(facts, "33914-3", atRisk ? List.of("18") : List.of("18", "45", "72", "98", "300"), "mL/min/{1.73_m2}");
        return facts;
    }

    private void add(List<LabFact> facts, String loinc, List<String> values, String unit) {
        for (int i = chance(75) ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            facts.add(new LabFact(
                    List.of(Code.of(CodeSystem.LOINC, loinc)),
                    Quantity.of(pick(values), unit),
                    from("Observation/" + loinc)));
        }
    }

    /** No result, one, or two that agree or do not. */
    List<GeneFact> genes() {
        List<GeneFact> facts = new ArrayList<>();
        if (untried || atRisk) {
            Source source = untried ? Source.DOCUMENTED : Source.ATTESTED;
            return List.of(new GeneFact(
                    new GeneSymbol("CYP2C19"),
                    untried ? "*1/*1" : "*2/*2",
                    null,
                    GeneFact.Status.FINAL,
                    untried,
                    new Provenance("Observation/gene", source, day)));
        }
        for (int i = chance(75) ? chance(85) ? 1 : 2 : 0; i > 0; i--) {
            boolean diplotype = chance(70);
            facts.add(new GeneFact(
                    new GeneSymbol(chance(97) ? "CYP2C19" : "CYP2D6"),
                    diplotype ? pick(DIPLOTYPES) : null,
                    !diplotype || chance(15) ? pick(PHENOTYPES) : null,
                    chance(75) ? GeneFact.Status.FINAL : pick(List.of(GeneFact.Status.values())),
                    chance(80),
                    from("Observation/gene-" + i)));
        }
        return facts;
    }

    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (String condition : RULED_OUT) {
            if (chance(complete ? 97 : 78)) {
                answers.add(answer(
                        "condition(" + condition + ")",
                        chance(complete ? 99 : 88) ? "false" : pick(List.of("true", "maybe")),
                        ""));
            }
        }
        for (String condition : OPEN) {
            if (chance(elsewhere ? 90 : 15)) {
                String said = elsewhere ? "false" : pick(List.of("true", "false"));
                answers.add(answer("condition(" + condition + ")", said, ""));
            }
        }
        if (untried) {
            answers.add(answer("days_of(clopidogrel)", "0", "days"));
            answers.add(answer("outcome_of(clopidogrel)", "taken", ""));
            answers.addAll(grounds(answers));
            return answers;
        }
        if (chance(15)) {
            answers.add(
                    answer("days_of(clopidogrel)", pick(List.of("29", "30", "0", "many")), pick(List.of("days", ""))));
        }
        if (chance(complete ? 35 : 15)) {
            answers.add(answer("outcome_of(clopidogrel)", pick(List.of("failed", "not tolerated", "taken")), ""));
        }
        if (chance(5)) {
            answers.add(answer("guidance_action(clopidogrel)", "avoid", ""));
        }
        answers.addAll(grounds(answers));
        return answers;
    }

    /** Further grounds past the drug to be tried first, and what is taken beside; mostly denied, and drawn apart. */
    private List<Answer> grounds(List<Answer> before) {
        Random apart = new Random(31L * before.toString().hashCode() + day.toEpochDay());
        List<Answer> grounds = new ArrayList<>();
        for (String statement : STATEMENTS) {
            ground(grounds, apart, statement, List.of("false", "true", "maybe"), "");
        }
        for (String paid : PAID) {
            ground(grounds, apart, paid, List.of("0", "45", "many"), "days");
        }
        if (!untried && apart.nextInt(100) < 4) {
            grounds.add(ground("tested(CYP2C19)", "maybe", ""));
        }
        for (String taking : TAKING) {
            ground(grounds, apart, taking, List.of("false", "true", "maybe"), "");
        }
        return grounds;
    }

    private void ground(List<Answer> grounds, Random apart, String term, List<String> words, String unit) {
        int drawn = apart.nextInt(100);
        if (untried || drawn < 75) {
            grounds.add(ground(term, words.get(0), unit));
        } else if (drawn < 82) {
            grounds.add(ground(term, words.get(1), unit));
        } else if (drawn < 86) {
            grounds.add(ground(term, words.get(2), unit));
        }
    }

    private Answer ground(String term, String value, String unit) {
        return new Answer(term, value, unit, new Provenance("QuestionnaireResponse/grounds", Source.ATTESTED, day));
    }

    private Answer answer(String term, String value, String unit) {
        return new Answer(term, value, unit, from("QuestionnaireResponse/answers"));
    }

    private Provenance from(String resource) {
        LocalDate date = chance(80)
                ? day.minusDays(random.nextInt(150))
                : pick(List.of(day, day.plusDays(1), day.minusDays(365), day.minusDays(366), day.minusYears(9)));
        return new Provenance(resource, chance(75) ? Source.DOCUMENTED : Source.ATTESTED, chance(92) ? date : null);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
