package org.precisionbenefit.policy.drools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.precisionbenefit.terminology.LetterCase;

/**
 * What may stand in a file of rules that engineers wrote, by its syntax tree: patterns over the facts of policies, joined by
 * {@code and}, {@code exists} and {@code not}; constraints that compare a field with a literal, a variable or another field;
 * and a consequence that inserts one such fact. Everything else is code, and is refused by not being on this list.
 */
final class RuleGate {
    private static final String FACTS = "org.precisionbenefit.policy.facts.";
    private static final String VALUE = "(\"[A-Za-z0-9 ._-]*\"|[$]?[A-Za-z][A-Za-z0-9]*|-?[0-9]{1,9}([.][0-9]{1,9})?)";
    private static final String COMPARISON = "[$]?[A-Za-z][A-Za-z0-9]*\\s*(==|!=|<=|>=|<|>)\\s*" + VALUE;
    private static final Pattern CONSTRAINT = Pattern.compile("([$][A-Za-z][A-Za-z0-9]*\\s*:\\s*[A-Za-z][A-Za-z0-9]*)|("
            + COMPARISON + "(\\s*[|][|]\\s*" + COMPARISON + ")*+)");
    private static final Pattern CONSEQUENCE =
            Pattern.compile("\\s*insert\\(\\s*(?<type>[A-Z][A-Za-z]*)[.][a-zA-Z]+\\(\\s*" + VALUE + "(\\s*,\\s*" + VALUE
                    + ")*+\\s*\\)\\s*\\)\\s*;\\s*");
    private static final int LONGEST = 200_000;

    private final List<String> refusals = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    private RuleGate() {}

    /** What must not stand in the text, one sentence with its line each; empty when everything may. */
    static List<String> refusals(String drl) {
        RuleGate gate = new RuleGate();
        if (drl.length() > LONGEST) {
            return List.of("line 1: The rules must be at most " + LONGEST + " characters.");
        }
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr tree = parser.parse(false, drl);
            if (tree == null || parser.hasErrors()) {
                return List.of("line 1: The rules cannot be read.");
            }
            gate.check(tree);
        } catch (DroolsParserException e) {
            return List.of("line 1: The rules cannot be read.");
        }
        return List.copyOf(gate.refusals);
    }

    private void check(PackageDescr tree) {
        for (ImportDescr each : tree.getImports()) {
            String target = each.getTarget();
            if (target.startsWith(FACTS) && target.substring(FACTS.length()).matches("[A-Z][A-Za-z]*")) {
                facts.add(target.substring(FACTS.length()));
            } else {
                refuse(each, "An import must be one class of the facts of policies.");
            }
        }
        refuseAll(tree.getFunctionImports(), "An import of functions");
        refuseAll(tree.getAccumulateImports(), "An import of an accumulate function");
        refuseAll(tree.getGlobals(), "A global");
        refuseAll(tree.getFunctions(), "A function");
        refuseAll(tree.getTypeDeclarations(), "A declared type");
        refuseAll(tree.getEnumDeclarations(), "A declared type");
        refuseAll(tree.getEntryPointDeclarations(), "An entry point");
        refuseAll(tree.getWindowDeclarations(), "A window");
        refuseAll(tree.getAttributes(), "An attribute");
        if (tree.getUnit() != null) {
            refuse(tree, "A unit must not stand here.");
        }
        tree.getRules().forEach(this::check);
    }

    private void refuseAll(Collection<? extends BaseDescr> found, String what) {
        found.forEach(each -> refuse(each, what + " must not stand here."));
    }

    private void check(RuleDescr rule) {
        if (rule.isQuery()) {
            refuse(rule, "A query must not stand here.");
        }
        if (rule.getParentName() != null) {
            refuse(rule, "A rule must not extend another.");
        }
        refuseAll(List.copyOf(rule.getAttributes().values()), "An attribute of a rule");
        if (!rule.getAnnotationNames().isEmpty()) {
            refuse(rule, "An annotation must not stand here.");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            refuse(rule, "A named consequence must not stand here.");
        }
        condition(rule.getLhs());
        String consequence = String.valueOf(rule.getConsequence());
        Matcher written = CONSEQUENCE.matcher(consequence);
        if (!written.matches() || !facts.contains(written.group("type"))) {
            refuse(rule, "The consequence must insert one fact of policies, and nothing else.");
        }
    }

    private void condition(Object part) {
        if (part instanceof AndDescr and) {
            and.getDescrs().forEach(this::condition);
        } else if (part instanceof ExistsDescr exists) {
            exists.getDescrs().forEach(this::condition);
        } else if (part instanceof NotDescr not) {
            not.getDescrs().forEach(this::condition);
        } else if (part instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (part instanceof BaseDescr other) {
            String kind = other.getClass().getSimpleName().replace("Descr", "");
            refuse(other, "The condition (" + LetterCase.lower(kind) + ") must not stand here.");
        } else {
            refusals.add("line 1: A rule must have conditions of patterns.");
        }
    }

    private void pattern(PatternDescr pattern) {
        if (!facts.contains(pattern.getObjectType())) {
            refuse(pattern, "A pattern must be over an imported fact of policies.");
        }
        if (pattern.getSource() != null || pattern.isQuery() || pattern.isUnification()) {
            refuse(pattern, "A pattern must take its facts from nowhere else (from, accumulate, query).");
        }
        if (!pattern.getBehaviors().isEmpty() || !pattern.getAnnotationNames().isEmpty()) {
            refuse(pattern, "A pattern must have no window and no annotation.");
        }
        for (Object each : pattern.getConstraint().getDescrs()) {
            boolean plain = each instanceof ExprConstraintDescr constraint
                    && CONSTRAINT.matcher(constraint.getExpression().strip()).matches();
            if (!plain) {
                refuse(pattern, "A constraint must compare fields with literals, variables or fields.");
            }
        }
    }

    private void refuse(BaseDescr at, String sentence) {
        refusals.add("line " + Math.max(1, at.getLine()) + ": " + sentence);
    }
}
