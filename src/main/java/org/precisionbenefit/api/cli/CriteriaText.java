package org.precisionbenefit.api.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.FindingWriter;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.text.PolicyWords;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.authored.Choices;

/** A policy as an indented tree of lines that a person reads. */
final class CriteriaText {
    private final StringBuilder text = new StringBuilder();

    private CriteriaText() {}

    static String of(Policy policy) {
        CriteriaText tree = new CriteriaText();
        tree.head(policy);
        tree.criterion(policy.root(), 0);
        policy.beside().forEach(leaf -> tree.criterion(leaf, 0));
        return tree.text.toString();
    }

    private void head(Policy policy) {
        String plans = policy.scope().plans().isEmpty()
                ? "every plan"
                : policy.scope().plans().stream().map(Object::toString).collect(Collectors.joining(", "));
        line(0, "policy " + policy.id());
        line(
                0,
                "in force from " + policy.holds().start()
                        + (policy.holds().end() == null
                                ? ""
                                : " to " + policy.holds().end()));
        line(
                0,
                "for RxNorm "
                        + policy.scope().ingredients().stream()
                                .map(RxCui::toString)
                                .collect(Collectors.joining(", "))
                        + " on " + plans + ", approves for " + policy.approvalDays() + " days");
        policy.approvals()
                .forEach(length -> line(
                        0,
                        "  where " + length.when() + " is met for " + length.days() + " days ("
                                + length.citation().source() + ", "
                                + length.citation().locator() + ")"));
        line(0, "");
    }

    private void criterion(Criterion criterion, int depth) {
        Criterion.Header header = criterion.header();
        String kind = header.kind() == Kind.REQUIREMENT ? "" : " (" + Choices.spaced(header.kind()) + ")";
        line(depth, "- " + header.id() + kind + ": " + header.text());
        Test onlyIf = header.onlyIf();
        if (onlyIf != null) {
            line(depth + 2, "only if | " + FindingWriter.text(onlyIf));
        }
        if (criterion instanceof Criterion.Group group) {
            line(depth + 2, "needs   | " + PolicyWords.needed(group));
            source(group.header().citation(), depth);
            group.children().forEach(child -> criterion(child, depth + 2));
        } else {
            Test when = ((Criterion.Leaf) criterion).when();
            boolean documented = PolicyWords.needsDocument(when);
            line(depth + 2, "when    | " + FindingWriter.text(when) + (documented ? " (with a document)" : ""));
            source(header.citation(), depth);
        }
    }

    private void source(@Nullable Citation citation, int depth) {
        if (citation != null) {
            String locator = citation.locator().isEmpty() ? "" : ", " + citation.locator();
            line(depth + 2, "source  | " + citation.source() + locator);
        }
    }

    private void line(int depth, String line) {
        text.append(" ".repeat(line.isEmpty() ? 0 : depth)).append(line).append('\n');
    }
}
