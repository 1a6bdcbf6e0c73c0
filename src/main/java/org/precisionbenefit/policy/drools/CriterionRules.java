package org.precisionbenefit.policy.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.Test;

/** The rules of one criterion; for any facts exactly one of them fires. */
final class CriterionRules {
    private final Criterion criterion;
    private final List<GeneratedRule> rules = new ArrayList<>();

    CriterionRules(Criterion criterion) {
        this.criterion = criterion;
    }

    List<GeneratedRule> rules() {
        Test onlyIf = criterion.header().onlyIf();
        if (onlyIf == null) {
            own(List.of());
        } else {
            TestPatterns applies = new TestPatterns(onlyIf);
            own(applies.met());
            add("does not apply", "notApplicable", applies.notMet());
            unknown("not known whether it applies", List.of(), applies.unknown());
        }
        return List.copyOf(rules);
    }

    private void own(List<String> before) {
        if (criterion instanceof Criterion.Group group) {
            group(before, group);
        } else {
            TestPatterns when = new TestPatterns(((Criterion.Leaf) criterion).when());
            add("met", "met", join(before, when.met()));
            add("not met", "notMet", join(before, when.notMet()));
            unknown("unknown", before, when.unknown());
        }
    }

    /**
     * Each of the rules waits for the verdicts of all children and then counts: needed are as many as the group says, or
     * all that apply when fewer apply; with none that applies the group is unknown.
     */
    private void group(List<String> before, Criterion.Group group) {
        String met = sum(group, "countsMet()");
        String open = "(" + met + " + " + sum(group, "countsUnknown()") + ")";
        String applicable = sum(group, "countsApplicable()");
        String needed =
                switch (group.combination()) {
                    case ALL -> applicable;
                    case ANY -> "1";
                    case AT_LEAST -> "Math.min( " + group.atLeast() + ", " + applicable + " )";
                };
        List<String> waiting = join(before, verdicts(group));
        String enough = met + " >= " + needed;
        String possible = open + " >= " + needed;
        add("met", "met", join(waiting, eval(applicable + " > 0 && " + enough)));
        add("not met", "notMet", join(waiting, eval(applicable + " > 0 && !( " + possible + " )")));
        add(
                "unknown",
                "unknown",
                join(waiting, eval(applicable + " == 0 || ( " + possible + " && !( " + enough + " ) )")));
    }

    /** The verdict of each child, whatever it is; the three rules share these conditions and so their cost. */
    private static List<String> verdicts(Criterion.Group group) {
        return IntStream.range(0, group.children().size())
                .mapToObj(i -> "$" + i + " : Verdict( criterion == "
                        + DrlText.string(group.children().get(i).id().value()) + " )")
                .toList();
    }

    private static List<String> eval(String expression) {
        return List.of("eval( " + expression + " )");
    }

    private static String sum(Criterion.Group group, String count) {
        return IntStream.range(0, group.children().size())
                .mapToObj(i -> "$" + i + "." + count)
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    private void unknown(String says, List<String> before, List<List<String>> ways) {
        for (int way = 0; way < ways.size(); way++) {
            add(way == 0 ? says : says + " (attested only)", "unknown", join(before, ways.get(way)));
        }
    }

    private void add(String says, String verdict, List<String> conditions) {
        String id = criterion.id().value();
        rules.add(new GeneratedRule(
                id + " - " + says, conditions, "Verdict." + verdict + "( " + DrlText.string(id) + " )"));
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
