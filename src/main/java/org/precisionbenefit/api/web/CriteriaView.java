package org.precisionbenefit.api.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Evaluation;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Finding;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.terminology.LetterCase;

/**
 * How a policy was evaluated, in the shape of the policy.
 *
 * @param policy the policy version
 * @param version the digest of its file with everything it names
 * @param counts how many lines came to what, for example "4 met, 1 unknown"
 * @param deciding the lines that decided, without those below them; empty where every line did its part
 * @param tree the criteria tree; a flat list when the policy's text is not at hand
 * @param beside safety holds and notes, which stand beside the tree
 */
public record CriteriaView(
        String policy,
        ReleaseView version,
        String counts,
        List<CriterionView> deciding,
        List<CriterionView> tree,
        List<CriterionView> beside) {
    public CriteriaView {
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(counts, "counts is null");
        deciding = List.copyOf(deciding);
        tree = List.copyOf(tree);
        beside = List.copyOf(beside);
    }

    static CriteriaView of(Evaluation evaluation, @Nullable Policy policy, Set<CriterionId> deciding) {
        Shape shape = new Shape(byId(evaluation.findings()), byId(evaluation.rulesOnly()), deciding);
        ReleaseView version = ReleaseView.of("Policy", evaluation.policy().toString(), evaluation.policyDigest());
        String counts = counts(evaluation.findings());
        if (policy == null) {
            List<CriterionView> flat =
                    evaluation.findings().stream().map(shape::bare).toList();
            return new CriteriaView(
                    evaluation.policy().toString(),
                    version,
                    counts,
                    flat.stream().filter(CriterionView::decided).toList(),
                    flat,
                    List.of());
        }
        List<CriterionView> beside = policy.beside().stream().map(shape::view).toList();
        List<CriterionView> decided = policy.criteria().stream()
                .filter(criterion -> deciding.contains(criterion.id()))
                .map(shape::alone)
                .toList();
        return new CriteriaView(
                evaluation.policy().toString(), version, counts, decided, List.of(shape.view(policy.root())), beside);
    }

    private static Map<CriterionId, Finding> byId(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.toMap(
                        Finding::criterion, finding -> finding, (first, second) -> first, LinkedHashMap::new));
    }

    private static String counts(List<Finding> findings) {
        Map<Status, Long> counted = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::status, () -> new EnumMap<>(Status.class), Collectors.counting()));
        return counted.entrySet().stream()
                .map(entry -> entry.getValue() + " "
                        + LetterCase.lower(Mark.of(entry.getKey()).word()))
                .collect(Collectors.joining(", "));
    }

    /** Hangs findings, which are a list, on the policy, which is a tree. */
    private record Shape(
            Map<CriterionId, Finding> findings, Map<CriterionId, Finding> rulesOnly, Set<CriterionId> deciding) {

        CriterionView view(Criterion criterion) {
            Criterion.Header header = criterion.header();
            String kind = Words.kind(header.kind());
            boolean decided = deciding.contains(header.id());
            CriterionView.FindingView finding = finding(header.id());
            if (criterion instanceof Criterion.Group group) {
                List<Criterion> below = group.children();
                String joins = Words.combination(group.combination(), group.atLeast(), below.size());
                List<CriterionView> children = below.stream().map(this::view).toList();
                return new CriterionView(header.text(), kind, decided, finding, joins, children);
            }
            return new CriterionView(header.text(), kind, decided, finding, "", List.of());
        }

        /** The line without those below it. */
        CriterionView alone(Criterion criterion) {
            Criterion.Header header = criterion.header();
            return new CriterionView(
                    header.text(), Words.kind(header.kind()), true, finding(header.id()), "", List.of());
        }

        CriterionView bare(Finding finding) {
            CriterionId id = finding.criterion();
            return new CriterionView(id.value(), "", deciding.contains(id), finding(id), "", List.of());
        }

        /** A line without a finding is a fault of the evaluation; the page says so and does not hide the line. */
        private CriterionView.FindingView finding(CriterionId id) {
            Finding found = findings.get(id);
            if (found == null) {
                return new CriterionView.FindingView(
                        Mark.of(Status.UNKNOWN),
                        "The evaluation left no finding for this line.",
                        null,
                        List.of(),
                        null);
            }
            Finding plain = rulesOnly.get(id);
            Mark withoutScores = plain == null || plain.status() == found.status() ? null : Mark.of(plain.status());
            return new CriterionView.FindingView(
                    Mark.of(found.status()),
                    found.because(),
                    CitationView.ofNullable(found.citation()),
                    FactView.of(found.facts()),
                    withoutScores);
        }
    }
}
