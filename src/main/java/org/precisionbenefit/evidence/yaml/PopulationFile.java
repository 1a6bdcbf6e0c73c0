package org.precisionbenefit.evidence.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.Condition;
import org.precisionbenefit.evidence.Dated;
import org.precisionbenefit.evidence.Population;
import org.precisionbenefit.evidence.Treatment;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the part {@code populations} of a guidance file. */
final class PopulationFile {
    private static final SortedMap<String, CodeSystem> SYSTEMS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("icd10cm", CodeSystem.ICD10CM, "snomed", CodeSystem.SNOMED)));
    private static final SortedMap<String, Treatment> TREATMENTS = Choices.hyphenated(
            new Treatment[] {Treatment.NAIVE, Treatment.UP_TO_THREE_MONTHS, Treatment.OVER_THREE_MONTHS});
    private static final List<String> PARTS =
            List.of("age_from", "age_below", "weight_above_kg", "treatment", "alternatives", "daily_dose_up_to_mg");

    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final String owner;

    private PopulationFile(String owner) {
        this.owner = owner;
    }

    /** The populations by name, in the author's order. */
    static Map<String, Population> read(Fields file, Problems problems) {
        PopulationFile all = new PopulationFile(file.owner());
        for (Authored item : file.items("populations")) {
            problems.attempt(() -> all.population(item)).ifPresent(one -> all.populations.put(one.name(), one));
        }
        return all.populations;
    }

    private Population population(Authored item) {
        List<String> names = List.of("name", "rank", "description", "codes", "when");
        Fields unnamed = Fields.of(item, "a population of " + owner, names);
        String name = unnamed.text("name");
        Fields row = unnamed.named("population " + name);
        if (populations.containsKey(name)) {
            throw row.flaw("name", name, "must not stand twice in " + owner + ".");
        }
        List<Dated<List<Code>>> lists = new ArrayList<>();
        for (Authored list : row.items("codes")) {
            lists.add(codes(list, "the codes of population " + name));
        }
        List<Condition> conditions = new ArrayList<>();
        for (Authored one : row.items("when")) {
            conditions.add(condition(one, "a condition of population " + name));
        }
        if (lists.isEmpty() == conditions.isEmpty()) {
            throw row.place()
                    .fault(
                            lists.isEmpty()
                                    ? "The codes of population " + name + " must hold at least one dated list."
                                    : "The population " + name + " must be told by codes or by when, not by both.");
        }
        return new Population(name, rank(row), lists, conditions);
    }

    private int rank(Fields row) {
        int rank = row.positiveCount("rank", "rank");
        for (Population other : populations.values()) {
            if (other.rank() == rank) {
                throw row.flaw("rank", row.text("rank"), "must differ from that of population " + other.name() + ".");
            }
        }
        return rank;
    }

    private static Dated<List<Code>> codes(Authored list, String owner) {
        Fields row = Fields.of(list, owner, Sourced.datedNames("icd10cm", "snomed"));
        List<Code> codes = new ArrayList<>();
        for (Map.Entry<String, CodeSystem> system : SYSTEMS.entrySet()) {
            for (Authored.Scalar code : row.scalars(system.getKey())) {
                if (!code.value().matches("[A-Z0-9][A-Z0-9.]*\\*?")) {
                    throw code.place()
                            .fault("The code (" + code.value() + ") in " + owner
                                    + " must be capitals, digits and dots, with * at its end for all codes below it.");
                }
                codes.add(Code.of(system.getValue(), code.value()));
            }
        }
        return new Dated<>(Sourced.period(row), Sourced.citation(row), codes);
    }

    private static Condition condition(Authored item, String owner) {
        Fields row = Fields.of(item, owner, PARTS);
        if (PARTS.stream().noneMatch(row::has)) {
            throw row.place()
                    .fault("The text of " + owner + " must name at least one of " + String.join(", ", PARTS) + ".");
        }
        return new Condition(
                row.has("age_from") ? row.positiveCount("age_from", "age") : null,
                row.has("age_below") ? row.positiveCount("age_below", "age") : null,
                figure(row, "weight_above_kg"),
                row.has("treatment") ? row.choice("treatment", TREATMENTS) : null,
                row.has("alternatives") ? row.flag("alternatives") : null,
                figure(row, "daily_dose_up_to_mg"));
    }

    private static @Nullable BigDecimal figure(Fields row, String name) {
        return row.has(name) ? row.positive(name, name.replace('_', ' ')) : null;
    }
}
