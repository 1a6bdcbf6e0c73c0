package org.precisionbenefit.prediction.xgboost;

import java.util.List;
import org.precisionbenefit.prediction.cohort.Distribution;
import org.precisionbenefit.prediction.cohort.Variable;

/** Reads the variables of a cohort file. */
final class VariableReader {
    private final List<String> sources;

    /**
     * A reader.
     *
     * @param sources the sources that the file lists
     */
    VariableReader(List<String> sources) {
        this.sources = sources;
    }

    Variable read(JsonCursor variable) {
        variable.only(
                "name",
                "about",
                "role",
                "labels",
                "depends_on",
                "counts",
                "normal",
                "uniform",
                "recorded",
                "source",
                "design");
        grounded(variable);
        return new Variable(
                variable.at("name").text(),
                variable.has("depends_on") ? variable.at("depends_on").text() : "",
                role(variable),
                distribution(variable),
                recorded(variable),
                variable.has("labels")
                        ? variable.at("labels").items().stream()
                                .map(JsonCursor::text)
                                .toList()
                        : List.of());
    }

    private static Variable.Role role(JsonCursor variable) {
        if (!variable.has("role")) {
            return Variable.Role.FEATURE;
        }
        return switch (variable.at("role").text()) {
            case "feature" -> Variable.Role.FEATURE;
            case "group" -> Variable.Role.GROUP;
            case "hidden" -> Variable.Role.HIDDEN;
            default -> throw variable.at("role").fault("must be feature, group or hidden.");
        };
    }

    private static Distribution distribution(JsonCursor variable) {
        if (variable.has("counts")) {
            return new Distribution.Shares(variable.at("counts").items().stream()
                    .map(VariableReader::shares)
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
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double all = sum;
        return numbers.stream().map(number -> number / all).toList();
    }

    private static Distribution.Limits limits(JsonCursor place) {
        return new Distribution.Limits(
                place.at("low").number(),
                place.at("decimals").whole(),
                place.at("high").number());
    }

    private static Variable.Recorded recorded(JsonCursor variable) {
        if (!variable.has("recorded")) {
            return Variable.Recorded.always();
        }
        JsonCursor recorded = variable.at("recorded").only("when_zero", "when_not", "link", "from_day", "to_day");
        Variable.Link link = Variable.Link.none();
        if (recorded.has("link")) {
            JsonCursor to = recorded.at("link").only("variable", "factors");
            link = new Variable.Link(to.at("variable").text(), numbers(to.at("factors")));
        }
        return new Variable.Recorded(
                recorded.at("when_zero").number(),
                link,
                recorded.at("when_not").number(),
                new Variable.Dated(
                        recorded.at("from_day").whole(), recorded.at("to_day").whole()));
    }

    /** Refuses a figure that says neither where it stands nor why it was chosen. */
    void grounded(JsonCursor figure) {
        if (figure.has("source")) {
            if (!sources.contains(figure.at("source").text())) {
                throw figure.at("source")
                        .fault("must be one of the file's sources: " + String.join(", ", sources) + ".");
            }
        } else if (!figure.has("design")) {
            throw figure.fault("must name its source, or say under design why it is a choice.");
        }
    }

    static List<Double> numbers(JsonCursor list) {
        return list.items().stream().map(JsonCursor::number).toList();
    }
}
