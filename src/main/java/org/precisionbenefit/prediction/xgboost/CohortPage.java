package org.precisionbenefit.prediction.xgboost;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionbenefit.prediction.cohort.CohortGenerator;
import org.precisionbenefit.prediction.cohort.CohortPlan;
import org.precisionbenefit.prediction.cohort.Population;
import org.precisionbenefit.prediction.cohort.Variable;
import org.precisionbenefit.prediction.evaluation.CohortTraps;
import org.precisionbenefit.prediction.evaluation.Plot;
import org.precisionbenefit.prediction.metrics.Measured;
import org.precisionbenefit.terminology.SourceFile;

/** Writes what a cohort is made of, every figure with its source, and what each trap in it does; the same bytes each time. */
final class CohortPage {
    private static final int MEMBERS = 40_000;
    private static final long SEED = 20_261_129;

    private final JsonCursor cohort;
    private final SourceFile file;
    private final SortedMap<String, String> files = new TreeMap<>();

    private CohortPage(SourceFile file) {
        this.file = file;
        this.cohort = CohortReader.open(file);
    }

    /** The files of a page by name. */
    static SortedMap<String, String> of(SourceFile file) {
        CohortPage page = new CohortPage(file);
        page.files.put(page.id() + ".md", page.page());
        return page.files;
    }

    private String id() {
        return cohort.at("id").text();
    }

    private String page() {
        Markdown page = new Markdown("Cohort: " + id());
        page.paragraph(cohort.at("about").text());
        page.paragraph("Written by `models cohorts` from `src/main/resources/models/" + file.path() + "`. " + MEMBERS
                + " members are drawn here with seed " + SEED + ", which no model is trained or tested with.");
        page.paragraph(cohort.at("recording_design").text());
        variables(page);
        for (String outcome : cohort.at("outcomes").fields()) {
            outcome(page, outcome);
        }
        JsonCursor other = cohort.at("elsewhere");
        page.heading("Elsewhere");
        page.paragraph(other.at("about").text() + ". " + other.at("design").text() + ".");
        List<List<String>> rows = new ArrayList<>();
        for (JsonCursor variable : other.at("variables").items()) {
            rows.add(List.of(variable.at("name").text(), "drawn as " + figures(variable)));
        }
        for (String effect : other.at("effects").fields()) {
            rows.add(List.of(
                    effect, "its logarithm times " + plain(other.at("effects").at(effect))));
        }
        for (String rate : other.at("rates").fields()) {
            rows.add(List.of(rate, "a share of " + plain(other.at("rates").at(rate))));
        }
        page.table(List.of("what", "how it differs"), rows);
        sources(page);
        return page.text();
    }

    private static String plain(JsonCursor number) {
        return number.decimal().toPlainString();
    }

    private void variables(Markdown page) {
        page.heading("What is true of a member");
        List<List<String>> rows = new ArrayList<>();
        for (JsonCursor variable : cohort.at("variables").items()) {
            rows.add(List.of(
                    "`" + variable.at("name").text() + "`",
                    variable.has("role") ? variable.at("role").text() : "feature",
                    figures(variable),
                    variable.has("recorded") ? recorded(variable.at("recorded")) : "always",
                    said(variable, "about") + said(variable, "source") + said(variable, "design")));
        }
        page.table(List.of("variable", "role", "drawn", "recorded", "what and why"), rows);
    }

    private static String said(JsonCursor of, String field) {
        return !of.has(field)
                ? ""
                : (field.equals("source")
                                ? "[" + of.at(field).text() + "]"
                                : of.at(field).text()) + ". ";
    }

    private static String figures(JsonCursor variable) {
        String by =
                variable.has("depends_on") ? ", by " + variable.at("depends_on").text() + ": " : ": ";
        if (variable.has("counts")) {
            return "shares" + by
                    + variable.at("counts").items().stream()
                            .map(level -> level.items().size() > 8
                                    ? level.items().size() + " levels"
                                    : level.items().stream()
                                            .map(CohortPage::plain)
                                            .collect(Collectors.joining(" ")))
                            .collect(Collectors.joining("; "));
        }
        if (variable.has("normal")) {
            JsonCursor normal = variable.at("normal");
            return "normal" + by + "mean " + list(normal.at("means")) + ", deviation "
                    + list(normal.at("deviations")) + ", from " + plain(normal.at("low")) + " to "
                    + plain(normal.at("high"));
        }
        return "even" + by
                + variable.at("uniform").items().stream()
                        .map(each -> plain(each.at("low")) + " to " + plain(each.at("high")))
                        .collect(Collectors.joining("; "));
    }

    private static String list(JsonCursor numbers) {
        return numbers.items().stream().map(CohortPage::plain).collect(Collectors.joining(" / "));
    }

    private static String recorded(JsonCursor recorded) {
        String link = recorded.has("link")
                ? ", times " + list(recorded.at("link").at("factors")) + " by "
                        + recorded.at("link").at("variable").text()
                : "";
        return plain(recorded.at("when_zero")) + " where zero, " + plain(recorded.at("when_not")) + " else" + link
                + "; day " + plain(recorded.at("from_day")) + " to " + plain(recorded.at("to_day"));
    }

    private void outcome(Markdown page, String name) {
        JsonCursor outcome = cohort.at("outcomes").at(name);
        page.heading("Outcome: " + name);
        JsonCursor rate = outcome.at("rate");
        page.paragraph(
                outcome.at("about").text() + ". In " + plain(rate.at("value")) + " of the members it was published"
                        + " for, within " + rate.at("within_days").whole() + " days. " + said(rate, "source")
                        + said(rate, "note") + "Effects multiply the "
                        + outcome.at("scale").text() + ".");
        List<List<String>> rows = new ArrayList<>();
        for (JsonCursor effect : outcome.at("effects").items()) {
            for (JsonCursor estimate : effect.at("estimates").items()) {
                rows.add(List.of(
                                effect.at("id").text() + (effect.has("to_verify") ? " (left out)" : ""),
                                plain(estimate.at("ratio")),
                                estimate.has("interval") ? list(estimate.at("interval")) : "",
                                plain(estimate.at("weight")),
                                said(estimate, "source")
                                        + said(estimate, "design")
                                        + said(estimate, "note")
                                        + (effect.has("to_verify")
                                                ? "To verify: "
                                                        + effect.at("to_verify").text() + "."
                                                : ""))
                        .stream()
                        .map(String::strip)
                        .toList());
            }
        }
        page.table(List.of("effect", "ratio", "interval", "weight", "source and note"), rows);
        traps(page, name);
    }

    private void traps(Markdown page, String name) {
        CohortPlan plan = CohortReader.read(file, name);
        Population all = new CohortGenerator(plan, SEED).draw(MEMBERS);
        CohortTraps traps = new CohortTraps(all);
        List<String> columns = plan.variables().stream()
                .filter(variable -> variable.role() == Variable.Role.FEATURE)
                .map(Variable::name)
                .filter(each -> !each.equals(plan.course().agent()) && !each.startsWith("requested_"))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<Plot.Bar> bars = new ArrayList<>();
        for (CohortTraps.Contrast contrast : traps.contrasts(columns)) {
            String pair = contrast.one() + " less " + contrast.other();
            rows.add(List.of(
                    pair, points(contrast.crude()), point(contrast.adjusted()), "**" + point(contrast.truth()) + "**"));
            bars.add(new Plot.Bar(pair + ", crude", hundred(contrast.crude()), 0));
            double truth = 100 * contrast.truth();
            bars.add(new Plot.Bar(pair + ", truth", new Measured(truth, truth, truth), 1));
        }
        page.paragraph(
                "Drugs compared, in points of risk. The crude difference falls for confounding by indication; a line"
                        + " through what is recorded takes away what is recorded and nothing else.");
        page.table(List.of("drugs", "crude", "after a line", "hidden truth"), rows);
        String plot = id() + "-" + name + "-drugs.svg";
        files.put(plot, Plot.bars("Drugs compared: " + name, 0, List.of("crude", "hidden truth"), bars));
        page.plot(plot, "Crude differences of drugs beside the hidden truth");
        time(page, plan, traps);
        page.paragraph(
                "Being recorded says something by itself: the share with the outcome among those of whom a value is"
                        + " there, and of whom it is not.");
        page.table(
                List.of("feature", "recorded", "not"),
                traps.informative(columns).stream()
                        .map(each -> List.of(each.column(), points(each.recorded()), points(each.missing())))
                        .toList());
    }

    private static void time(Markdown page, CohortPlan plan, CohortTraps traps) {
        if (plan.course().waiting().hazardRatio() > 0) {
            CohortTraps.Immortal immortal = traps.immortal();
            page.paragraph(
                    "Counted from the diagnosis, " + points(immortal.users()) + " % of those who filled a drug within "
                            + immortal.within() + " days have the outcome and " + points(immortal.others())
                            + " % of those who had not by then: a ratio of "
                            + two(immortal.users().value() / immortal.others().value()) + " where the hidden truth is "
                            + two(immortal.truth())
                            + ". Who fills cannot have had it before; models count from the first fill.");
        }
        CohortTraps.Depleted depleted = traps.depleted();
        page.paragraph(
                "Of new users " + points(depleted.fresh()) + " % have the outcome; of earlier users who are still"
                        + " seen, counted from the first day of the data, " + points(depleted.earlier())
                        + " %: those in whom it comes about soonest have left (mean of what nobody records "
                        + two(depleted.susceptible()[0]) + " against " + two(depleted.susceptible()[1])
                        + "). Models learn from new users only.");
    }

    private static Measured hundred(Measured share) {
        return new Measured(100 * share.low(), 100 * share.value(), 100 * share.high());
    }

    private static String points(Measured share) {
        return point(share.value()) + " (" + point(share.low()) + " to " + point(share.high()) + ")";
    }

    private static String point(double share) {
        return Figures.rounded(100 * share)
                .setScale(1, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String two(double value) {
        return Figures.rounded(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void sources(Markdown page) {
        page.heading("Sources");
        List<List<String>> rows = new ArrayList<>();
        for (String name : cohort.at("sources").fields()) {
            JsonCursor source = cohort.at("sources").at(name);
            rows.add(List.of(
                    "[" + name + "]",
                    source.at("title").text(),
                    source.at("locator").text(),
                    source.at("last_checked").text()));
        }
        page.table(List.of("", "what", "where", "last compared"), rows);
    }
}
