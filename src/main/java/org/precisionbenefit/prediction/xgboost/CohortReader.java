package org.precisionbenefit.prediction.xgboost;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Course;
import org.precisionbenefit.prediction.cohort.Effect;
import org.precisionbenefit.prediction.cohort.Outcome;
import org.precisionbenefit.prediction.cohort.Variable;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.WrittenDay;

/**
 * Reads a cohort file. Every figure in it names a source, with the day it was last compared, or says why it is a choice
 * of design. An effect that is still to be verified moves nothing.
 */
final class CohortReader {
    static final int SCHEMA = 2;

    private final JsonCursor cohort;
    private final VariableReader variables;

    private CohortReader(JsonCursor cohort) {
        this.cohort = cohort;
        this.variables = new VariableReader(sources(cohort));
    }

    /** The cohort that a model is trained on. */
    static CohortPlan read(SourceFile source, String outcome) {
        return plan(source, outcome, false);
    }

    /** The same kind of members elsewhere: other shares, other habits of recording, other strengths of effects. */
    static CohortPlan elsewhere(SourceFile source, String outcome) {
        return plan(source, outcome, true);
    }

    private static CohortPlan plan(SourceFile source, String outcome, boolean elsewhere) {
        JsonCursor cohort = open(source);
        try {
            return new CohortReader(cohort).plan(outcome, elsewhere);
        } catch (IllegalArgumentException e) {
            throw cohort.fault("must be a sound cohort. " + e.getMessage());
        }
    }

    /** The file, its head checked. */
    static JsonCursor open(SourceFile source) {
        JsonCursor cohort = JsonCursor.parse(source)
                .only(
                        "schema_version",
                        "id",
                        "about",
                        "sources",
                        "recording_design",
                        "course",
                        "variables",
                        "outcomes",
                        "elsewhere");
        if (cohort.at("schema_version").whole() != SCHEMA) {
            throw cohort.at("schema_version").fault("must be " + SCHEMA + ", the schema this engine reads.");
        }
        return cohort;
    }

    private static List<String> sources(JsonCursor cohort) {
        List<String> sources = cohort.at("sources").fields();
        for (String source : sources) {
            JsonCursor entry = cohort.at("sources").at(source).only("title", "locator", "published", "last_checked");
            entry.at("title").text();
            entry.at("locator").text();
            day(entry.at("last_checked"));
        }
        return sources;
    }

    private CohortPlan plan(String name, boolean elsewhere) {
        JsonCursor other = cohort.at("elsewhere").only("about", "design", "variables", "effects", "rates");
        other.at("design").text();
        return new CohortPlan(
                cohort.at("id").text() + (elsewhere ? "-elsewhere" : ""),
                elsewhere ? replaced(other) : list(cohort),
                outcome(cohort.at("outcomes").at(name), name, elsewhere ? other : null),
                course(cohort.at("course")));
    }

    private List<Variable> list(JsonCursor holder) {
        return holder.at("variables").items().stream().map(variables::read).toList();
    }

    private List<Variable> replaced(JsonCursor other) {
        Map<String, Variable> all = new LinkedHashMap<>();
        list(cohort).forEach(variable -> all.put(variable.name(), variable));
        for (Variable variable : list(other)) {
            if (all.put(variable.name(), variable) == null) {
                throw other.fault("must replace variables of the cohort; " + variable.name() + " is none.");
            }
        }
        return List.copyOf(all.values());
    }

    private static Course course(JsonCursor course) {
        course.only("first_day", "days", "waiting", "earlier", "agent", "design");
        course.at("design").text();
        JsonCursor waiting = course.at("waiting").only("mean_days", "hazard_ratio");
        JsonCursor earlier = course.at("earlier").only("share", "within_days");
        return new Course(
                day(course.at("first_day")),
                course.at("days").whole(),
                new Course.Waiting(
                        waiting.at("mean_days").number(),
                        waiting.at("hazard_ratio").number()),
                new Course.Earlier(
                        earlier.at("share").number(), earlier.at("within_days").whole()),
                course.at("agent").text());
    }

    private Outcome outcome(JsonCursor outcome, String name, @Nullable JsonCursor other) {
        outcome.only("about", "scale", "rate", "rate_among", "effects");
        JsonCursor rate = outcome.at("rate").only("value", "within_days", "source", "design", "note");
        variables.grounded(rate);
        double share = rate.at("value").number();
        if (other != null && other.at("rates").has(name)) {
            share = other.at("rates").at(name).number();
        }
        List<Effect> effects = new ArrayList<>();
        for (JsonCursor effect : outcome.at("effects").items()) {
            Effect read = effect(effect);
            if (!effect.has("to_verify")) {
                effects.add(other == null ? read : strengthened(read, other.at("effects")));
            }
        }
        return new Outcome(
                name,
                scale(outcome.at("scale")),
                new Outcome.Rate(share, conditions(outcome.at("rate_among"))),
                rate.at("within_days").whole(),
                effects);
    }

    private static Outcome.Scale scale(JsonCursor scale) {
        return switch (scale.text()) {
            case "hazard" -> Outcome.Scale.HAZARD;
            case "odds" -> Outcome.Scale.ODDS;
            default -> throw scale.fault("must be hazard or odds.");
        };
    }

    /** The same effect, its logarithm multiplied: below 1 it is weaker elsewhere, 0 means that it is not there. */
    private static Effect strengthened(Effect effect, JsonCursor strengths) {
        if (!strengths.has(effect.id())) {
            return effect;
        }
        double ratio =
                StrictMath.exp(effect.logRatio() * strengths.at(effect.id()).number());
        return new Effect(
                effect.id(), effect.when(), effect.per(), List.of(new Effect.Estimate(ratio, "elsewhere", 1)));
    }

    private Effect effect(JsonCursor effect) {
        effect.only("id", "when", "per", "estimates", "note", "to_verify");
        List<Effect.Estimate> estimates = new ArrayList<>();
        for (JsonCursor estimate : effect.at("estimates").items()) {
            estimate.only("ratio", "interval", "weight", "source", "design", "note");
            variables.grounded(estimate);
            if (!estimate.has("interval") && !estimate.has("note")) {
                throw estimate.fault("must have an interval, or a note that says why there is none.");
            }
            estimates.add(new Effect.Estimate(
                    estimate.at("ratio").number(),
                    estimate.has("source") ? estimate.at("source").text() : "design",
                    estimate.at("weight").number()));
        }
        Effect.Per per = Effect.Per.none();
        if (effect.has("per")) {
            JsonCursor of = effect.at("per").only("variable", "unit");
            per = new Effect.Per(of.at("variable").text(), of.at("unit").number());
        }
        return new Effect(effect.at("id").text(), conditions(effect.at("when")), per, estimates);
    }

    static List<Effect.Condition> conditions(JsonCursor list) {
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

    static LocalDate day(JsonCursor date) {
        try {
            return WrittenDay.parse(date.text());
        } catch (DateTimeParseException e) {
            throw date.fault("must be a day such as 2026-01-31.");
        }
    }
}
