package org.precisionbenefit.api.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.Scope;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/** A small policy with every kind of line, for tests of pages. */
final class DemoPolicy {
    static final PolicyId ID = new PolicyId("antiplatelet", "2026.1");
    static final PolicyId MARKED_ID = new PolicyId("antiplatelet", "2026.1-marked");
    static final Citation GUIDELINE = new Citation(
            "CPIC guideline CYP2C19 and clopidogrel, 2022",
            "https://cpicpgx.org/guidelines/",
            LocalDate.of(2026, 11, 21));
    static final Citation PLAN =
            new Citation("Demo plan policy, antiplatelets 2026", "section 2", LocalDate.of(2026, 11, 21));

    private DemoPolicy() {}

    /** The policy with the given text as the text of its root. */
    static Policy policy(String rootText) {
        Criterion step = group(
                "step",
                Combination.ANY,
                "The preferred drug was tried, or there is a ground to skip it",
                List.of(
                        leaf("tried-clopidogrel", Kind.REQUIREMENT, "Clopidogrel was taken for at least 30 days", PLAN),
                        leaf(
                                "gene-exception",
                                Kind.REQUIREMENT,
                                "A CYP2C19 result advises against clopidogrel",
                                GUIDELINE),
                        leaf("statute", Kind.REQUIREMENT, "The law of the state grants an exception", PLAN)));
        Criterion root = group(
                "prasugrel",
                Combination.ALL,
                rootText,
                List.of(
                        leaf("indication", Kind.REQUIREMENT, "Acute coronary syndrome treated with a stent", PLAN),
                        step,
                        leaf(
                                "no-stroke",
                                Kind.SAFETY_EXCLUSION,
                                "No stroke or transient ischemic attack in the past",
                                PLAN),
                        leaf("quantity", Kind.REQUIREMENT, "The quantity stays within the limit", PLAN)));
        List<Criterion.Leaf> beside = List.of(
                leaf("bleeding-score", Kind.SAFETY_HOLD, "The bleeding score stays below the policy's threshold", PLAN),
                leaf("older", Kind.NOTE, "The member is 75 or older", PLAN));
        return new Policy(
                ID,
                Digest.of("policy file"),
                new Period(LocalDate.of(2026, 1, 1), null),
                new Scope(List.of(new RxCui("613391")), List.of()),
                365,
                root,
                beside);
    }

    private static Criterion.Group group(String id, Combination combination, String text, List<Criterion> children) {
        int atLeast = combination == Combination.ALL ? children.size() : 1;
        return new Criterion.Group(header(id, Kind.REQUIREMENT, text, null), combination, atLeast, children);
    }

    private static Criterion.Leaf leaf(String id, Kind kind, String text, Citation citation) {
        org.precisionbenefit.policy.Test test = new org.precisionbenefit.policy.Test(
                new TermKey("age", ""), Operator.AT_LEAST, new BigDecimal("18"), List.of(), Provenance.Source.ATTESTED);
        return new Criterion.Leaf(header(id, kind, text, citation), test);
    }

    private static Criterion.Header header(String id, Kind kind, String text, @Nullable Citation citation) {
        return new Criterion.Header(new CriterionId(id), kind, text, citation, null);
    }
}
