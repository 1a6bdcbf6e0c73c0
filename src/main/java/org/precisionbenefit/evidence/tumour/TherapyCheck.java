package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.Finding.State;
import org.precisionbenefit.terminology.LetterCase;

/** Says whether the treatment that is asked for is the one that the label gives. */
final class TherapyCheck {
    static final String LINE = "line of therapy";

    private final TumourQuestion question;

    TherapyCheck(TumourQuestion question) {
        this.question = question;
    }

    Finding check(Therapy therapy) {
        List<Finding> all = new ArrayList<>();
        if (!therapy.settings().isEmpty()) {
            all.add(setting(therapy.settings()));
        }
        if (therapy.asksForLine()) {
            all.add(line(therapy));
        }
        therapy.after().forEach(group -> all.add(after(group)));
        if (!therapy.regimens().isEmpty()) {
            all.add(companions(therapy.regimens()));
        }
        if (therapy.fromMonths() != null) {
            all.add(age(therapy.fromMonths()));
        }
        return RuleJudge.together(all, State.NOT_MET);
    }

    private Finding setting(SortedSet<Setting> wanted) {
        SortedSet<Setting> known = question.treatment().settings();
        if (known.isEmpty()) {
            return Finding.unknown(
                    Resolver.missing("setting", "It was not sent in which situation the drug is given."));
        }
        return Collections.disjoint(known, wanted)
                ? notMet("setting", "The label gives the drug in another situation: " + words(wanted) + ".")
                : Finding.of(State.MET, List.of());
    }

    private static String words(SortedSet<Setting> settings) {
        return String.join(
                ", ",
                settings.stream()
                        .map(one -> LetterCase.lower(one.name()).replace('_', ' '))
                        .toList());
    }

    private Finding line(Therapy therapy) {
        @Nullable TherapyLine known = question.line();
        if (known == null) {
            return Finding.unknown(Resolver.missing(LINE, "The line of therapy was not sent."));
        }
        Integer line = known.number();
        if (line == null) {
            return Finding.unknown(new Reason(
                    Reason.Kind.CONFLICTING, LINE, "What was sent of the line of therapy contradicts itself."));
        }
        boolean early = therapy.fromLine() != null && line < therapy.fromLine();
        boolean late = therapy.toLine() != null && line > therapy.toLine();
        return early || late
                ? notMet(LINE, "The label gives the drug in another line than line " + line + ".")
                : Finding.of(State.MET, List.of());
    }

    /** That a drug was not recorded does not say that it was not taken. */
    private Finding after(DrugGroup group) {
        return group.isIn(question.treatment().prior())
                ? Finding.of(State.MET, List.of())
                : Finding.unknown(Resolver.missing(
                        "earlier " + group.name(), "No record shows that " + group.name() + " was taken before."));
    }

    private Finding companions(List<List<DrugGroup>> regimens) {
        SortedSet<String> lacking = new TreeSet<>();
        for (List<DrugGroup> regimen : regimens) {
            List<String> open = regimen.stream()
                    .filter(group -> !group.isIn(question.treatment().companions()))
                    .map(DrugGroup::name)
                    .toList();
            if (open.isEmpty()) {
                return Finding.of(State.MET, List.of());
            }
            lacking.add(String.join(" and ", open));
        }
        String what = String.join(" or ", lacking);
        return Finding.unknown(Resolver.missing(
                "companion " + what, "The label gives the drug together with " + what + ", which was not sent."));
    }

    private Finding age(int fromMonths) {
        @Nullable LocalDate born = question.birthDate();
        if (born == null) {
            return Finding.unknown(Resolver.missing("date of birth", "The label names an age; none was sent."));
        }
        return ChronoUnit.MONTHS.between(born, question.asOf().date()) >= fromMonths
                ? Finding.of(State.MET, List.of())
                : notMet("age", "The label gives the drug from an age of " + fromMonths + " months on.");
    }

    static Finding notMet(String what, String detail) {
        return new Finding(State.NOT_MET, List.of(new Reason(Reason.Kind.NOT_MET, what, detail)), List.of());
    }
}
