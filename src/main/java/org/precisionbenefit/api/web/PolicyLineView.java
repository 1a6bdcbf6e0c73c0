package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.LivePolicies;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.text.PolicyLine;
import org.precisionbenefit.policy.text.PolicyWords;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * One line of a policy in plain words.
 *
 * @param number its number
 * @param id its id, by which scenarios name it
 * @param form how it is laid out: line, group, table or places
 * @param said what it says
 * @param cite what it rests on, or null
 * @param asks what would be asked if it is unknown
 * @param sets the value sets that it names
 * @param children the lines below it
 */
public record PolicyLineView(
        String number,
        String id,
        String form,
        Said said,
        @Nullable CitationView cite,
        List<String> asks,
        List<SetView> sets,
        List<PolicyLineView> children) {
    public PolicyLineView {
        Objects.requireNonNull(number, "number is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(said, "said is null");
        asks = List.copyOf(asks);
        sets = List.copyOf(sets);
        children = List.copyOf(children);
    }

    /**
     * What a line says.
     *
     * @param text the line in the plan's words
     * @param kind what it is for where that is not a requirement, or empty
     * @param onlyIf when it applies as a sentence, or empty; for a row of a table or place, where it applies
     * @param mustBe what has to be so as a sentence, or empty for a group
     * @param documented whether a statement alone is not enough
     * @param joins how lines below it count, or empty
     */
    public record Said(String text, String kind, String onlyIf, String mustBe, boolean documented, String joins) {}

    /**
     * A value set that is opened on demand.
     *
     * @param name its name in words
     * @param codes its codes
     */
    public record SetView(String name, List<CodeView> codes) {
        public SetView {
            codes = List.copyOf(codes);
        }
    }

    /**
     * A code.
     *
     * @param code system and code
     * @param display what it means
     * @param cite where it comes from
     */
    public record CodeView(String code, String display, CitationView cite) {}

    static List<PolicyLineView> of(List<PolicyLine> lines, LivePolicies policies, LivePolicies.Shown live) {
        return lines.stream()
                .map(line -> of(line, PolicyLine.Form.GROUP, policies, live))
                .toList();
    }

    private static PolicyLineView of(
            PolicyLine line, PolicyLine.Form around, LivePolicies policies, LivePolicies.Shown live) {
        Criterion criterion = line.criterion();
        List<String> asks = new ArrayList<>();
        List<SetView> sets = new ArrayList<>();
        for (Test test : PolicyTerms.tests(criterion)) {
            live.release().term(test.term().term()).ifPresent(term -> {
                if (!test.alwaysKnown()) {
                    asks.addAll(asked(term, test));
                }
                sets.addAll(sets(term, test, policies, live));
            });
        }
        return new PolicyLineView(
                line.number(),
                criterion.id().value(),
                Words.plain(line.form()),
                said(line, around),
                CitationView.ofNullable(criterion.header().citation()),
                asks.stream().distinct().toList(),
                sets.stream().distinct().toList(),
                line.children().stream()
                        .map(child -> of(child, line.form(), policies, live))
                        .toList());
    }

    private static Said said(PolicyLine line, PolicyLine.Form around) {
        Criterion criterion = line.criterion();
        Test onlyIf = criterion.header().onlyIf();
        return new Said(
                criterion.header().text(),
                Words.kind(criterion.header().kind()),
                onlyIf == null ? "" : onlyIf(onlyIf, around),
                criterion instanceof Criterion.Leaf leaf ? PolicyWords.mustBe(leaf.when()) : "",
                criterion instanceof Criterion.Leaf leaf && PolicyWords.needsDocument(leaf.when()),
                criterion instanceof Criterion.Group group ? PolicyWords.capital(PolicyWords.needed(group)) + ":" : "");
    }

    private static String onlyIf(Test onlyIf, PolicyLine.Form around) {
        return switch (around) {
            case PLACES -> PolicyLine.place(onlyIf);
            case TABLE -> PolicyWords.capital(onlyIf.wording().term()) + " is " + PolicyWords.wanted(onlyIf);
            case LINE, GROUP -> PolicyWords.appliesOnlyIf(onlyIf);
        };
    }

    private static List<String> asked(Term term, Test test) {
        Term.Question question = term.question();
        if (question == null) {
            return List.of();
        }
        String codes = String.join(
                ", ",
                question.codes().stream()
                        .map(code -> system(code.system()) + " " + code.value())
                        .toList());
        String text = PolicyWords.question(question, test.term());
        return List.of(codes.isEmpty() ? text : text + " (" + codes + ")");
    }

    private static String system(String uri) {
        for (CodeSystem system : CodeSystem.values()) {
            if (system.uri().equals(uri)) {
                return system.name();
            }
        }
        return uri;
    }

    private static List<SetView> sets(Term term, Test test, LivePolicies policies, LivePolicies.Shown live) {
        TermArgument argument = term.source().takes().isEmpty()
                ? new TermArgument(test.term().argument(), null, null, null, List.of(), null)
                : TermArgument.of(test.term().argument());
        List<SetView> sets = new ArrayList<>();
        boolean named = term.source().isOfAValueSet() || term.source().isOfDrugs();
        if (named) {
            sets.addAll(set(argument.name(), policies, live));
        }
        String before = argument.before();
        if (before != null) {
            sets.addAll(set(before, policies, live));
        }
        return sets;
    }

    private static List<SetView> set(String name, LivePolicies policies, LivePolicies.Shown live) {
        List<CodeView> codes = policies.codes(live, name).stream()
                .map(row ->
                        new CodeView(row.system() + " " + row.code(), row.display(), CitationView.of(row.citation())))
                .toList();
        return codes.isEmpty() ? List.of() : List.of(new SetView(name.replace('-', ' '), codes));
    }
}
