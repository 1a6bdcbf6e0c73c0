package org.precisionbenefit.prediction.xgboost;

import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Distribution;
import org.precisionbenefit.prediction.cohort.Effect;
import org.precisionbenefit.prediction.cohort.Variable;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.WrittenDay;

/**
 * Reads a cohort file. Every figure in it names a source, with the day it was last compared, or says why it is a choice
 * of design.
 */
final class CohortReader {
    private final JsonCursor cohort;
    private final List<String> sources;

    private CohortReader(JsonCursor cohort) {
        this.cohort = cohort;
        this.sources = cohort.at("sources").fields();
        for (String source : sources) {
            JsonCursor entry = cohort.at("sources").at(source).only("title", "locator", "published", "last_checked");
            entry.at("title").text();
            entry.at("locator").text();
            day(entry.at("last_checked"));
        }
    }

    static CohortPlan read(SourceFile source, String outcome) {
        JsonCursor cohort = JsonCursor.parse(source)
                .only("schema_version", "id", "about", "sources", "recording_design", "variables", "outcomes");
        if (cohort.at("schema_version").whole() != Manifest.SCHEMA) {
            throw cohort.at("schema_version").fault("must be " + Manifest.SCHEMA + ", the schema this engine reads.");
        }
        try {
            return new CohortReader(cohort).plan(cohort.at("outcomes").at(outcome), outcome);
        } catch (IllegalArgumentException e) {
            throw cohort.fault("must be a sound cohort. " + e.getMessage());
        }
    }

    private CohortPlan plan(JsonCursor outcome, String name) {
        outcome.only("about", "rate", "rate_among", "effects");
        JsonCursor rate = outcome.at("rate").only("value", "within_days", "source", "note");
        grounded(rate);
        return new CohortPlan(
                cohort.at("variables").items().stream().map(this::variable).toList(),
                name,
                rate.at("value").number(),
                conditions(outcome.at("rate_among")),
                outcome.at("effects").items().stream().map(this::effect).toList());
    }

    private Variable variable(JsonCursor variable) {
        variable.only("name", "about", "depends_on", "counts", "normal", "uniform", "recorded", "source", "design");
        grounded(variable);
        return new Variable(
                variable.at("name").text(),
                variable.has("depends_on") ? variable.at("depends_on").text() : "",
                distribution(variable),
                recorded(variable));
    }

    private static Distribution distribution(JsonCursor variable) {
        if (variable.has("counts")) {
            return new Distribution.Shares(variable.at("counts").items().stream()
                    .map(CohortReader::shares)
                    .toList());
        }
        if (variable.has("normal")) {
            JsonCursor normal = variable.at("normal").only("means", "deviations", "low", "high", "decimals");
            return new Distribution.Normal(
                    numbers(normal.at("means")), numbers(normal.at("deviations")), limits(normal));
        }
        return new Distribution.Uniform(variable.at("uniform").items().stream()
                .map(each -> limits(each.only("low", "high", "decimals")))
                .toList());
    }

    private static List<Double> shares(JsonCursor counts) {
        List<Double> numbers = numbers(counts);
        double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
        return numbers.stream().map(number -> number / sum).toList();
    }

    private static Distribution.Limits limits(JsonCursor place) {
        return new Distribution.Limits(
                place.at("low").number(),
                place.at("decimals").whole(),
                place.at("high").number());
    }

    private static Variable.Recorded recorded(JsonCursor variable) {
        if (!variable.has("recorded")) {
            return new Variable.Recorded(1, 1);
        }
        JsonCursor recorded = variable.at("recorded").only("when_zero", "when_not");
        return new Variable.Recorded(
                recorded.at("when_zero").number(), recorded.at("when_not").number());
    }

    private Effect effect(JsonCursor effect) {
        effect.only("id", "when", "estimates", "note");
        List<Effect.Estimate> estimates = new ArrayList<>();
        for (JsonCursor estimate : effect.at("estimates").items()) {
            estimate.only("hazard_ratio", "interval", "weight", "source", "note");
            grounded(estimate);
            if (!estimate.has("interval") && !estimate.has("note")) {
                throw estimate.fault("must have an interval, or a note that says why there is none.");
            }
            estimates.add(new Effect.Estimate(
                    estimate.at("hazard_ratio").number(),
                    estimate.at("source").text(),
                    estimate.at("weight").number()));
        }
        return new Effect(effect.at("id").text(), conditions(effect.at("when")), estimates);
    }

    private static List<Effect.Condition> conditions(JsonCursor list) {
        List<Effect.Condition> conditions = new ArrayList<>();
        for (JsonCursor condition : list.items()) {
            condition.only("variable", "from", "below");
            conditions.add(new Effect.Condition(
                    condition.has("from") ? condition.at("from").number() : Double.NEGATIVE_INFINITY,
                    condition.at("variable").text(),
                    condition.has("below") ? condition.at("below").number() : Double.POSITIVE_INFINITY));
        }
        return conditions;
    }

    private void grounded(JsonCursor figure) {
        if (figure.has("source")) {
            if (!sources.contains(figure.at("source").text())) {
                throw figure.at("source")
                        .fault("must be one of the file's sources: " + String.join(", ", sources) + ".");
            }
        } else if (!figure.has("design")) {
            throw figure.fault("must name its source, or say under design why it is a choice.");
        }
    }

    private static List<Double> numbers(JsonCursor list) {
        return list.items().stream().map(JsonCursor::number).toList();
    }

    private static void day(JsonCursor date) {
        try {
            WrittenDay.parse(date.text());
        } catch (DateTimeParseException e) {
            throw date.fault("must be a day such as 2026-01-31.");
        }
    }
}
