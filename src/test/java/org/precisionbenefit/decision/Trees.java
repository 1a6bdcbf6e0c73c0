package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.Combination;
import org.precisionbenefit.policy.Criterion;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Kind;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Scope;
import org.precisionbenefit.policy.Status;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.Period;
import org.precisionbenefit.terminology.RxCui;

/** Generated policies over flags, and what is needed to weigh them. */
final class Trees {
    static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    static final Citation SOURCE = new Citation("A policy made for a test", "", null);
    static final Asked ASKED = new Asked(
            new DecisionId("00000000-0000-0000-0000-000000000001"),
            new RequestedItem(1, List.of(), "", null, null, List.of()),
            new AsOf(TODAY));

    private int leaves;
    private int groups;

    private Trees() {}

    /** Every shape of tree down to a depth with at most so many leaves, each once, kinds varied at the top level. */
    static List<Policy> policies(int depth, int maxLeaves) {
        List<Policy> all = new ArrayList<>();
        for (String shape : shapes(depth, maxLeaves)) {
            Criterion root = new Trees().parse(shape);
            all.add(policy(root, List.of()));
            if (root instanceof Criterion.Group group && group.combination() == Combination.ALL) {
                all.add(policy(withExclusion(group), List.of(hold())));
            }
        }
        return all;
    }

    /** Shapes as text: L is a leaf, A(..) all, O(..) any, N(..) at least two of three. */
    private static List<String> shapes(int depth, int maxLeaves) {
        List<String> found = new ArrayList<>(List.of("L"));
        if (depth == 1) {
            return found;
        }
        List<String> below = shapes(depth - 1, maxLeaves - 1);
        for (String one : below) {
            for (String other : below) {
                if (count(one) + count(other) <= maxLeaves) {
                    found.add("A(" + one + other + ")");
                    found.add("O(" + one + other + ")");
                }
            }
            if (count(one) + 2 <= maxLeaves) {
                found.add("N(" + one + "LL)");
            }
        }
        return found.stream().distinct().toList();
    }

    private static int count(String shape) {
        return (int) shape.chars().filter(c -> c == 'L').count();
    }

    private Criterion parse(String shape) {
        int[] at = {0};
        return parse(shape, at);
    }

    private Criterion parse(String shape, int[] at) {
        char kind = shape.charAt(at[0]++);
        if (kind == 'L') {
            return leaf("leaf-" + leaves++, Kind.REQUIREMENT);
        }
        int number = groups++;
        at[0]++;
        List<Criterion> children = new ArrayList<>();
        while (shape.charAt(at[0]) != ')') {
            children.add(parse(shape, at));
        }
        at[0]++;
        return switch (kind) {
            case 'A' -> group("group-" + number, Combination.ALL, children.size(), children);
            case 'O' -> group("group-" + number, Combination.ANY, 1, children);
            default -> group("group-" + number, Combination.AT_LEAST, 2, children);
        };
    }

    private static Criterion.Group group(String id, Combination how, int atLeast, List<Criterion> children) {
        return new Criterion.Group(
                new Criterion.Header(new CriterionId(id), Kind.REQUIREMENT, id, null, null), how, atLeast, children);
    }

    static Criterion.Leaf leaf(String id, Kind kind) {
        return new Criterion.Leaf(
                new Criterion.Header(new CriterionId(id), kind, id, SOURCE, null),
                new org.precisionbenefit.policy.Test(
                        new TermKey("fact", id), Operator.TRUE, null, List.of(), Provenance.Source.ATTESTED));
    }

    static Criterion.Leaf hold() {
        return new Criterion.Leaf(
                new Criterion.Header(new CriterionId("hold"), Kind.SAFETY_HOLD, "hold", SOURCE, null),
                new org.precisionbenefit.policy.Test(
                        new TermKey("score", "risk"),
                        Operator.LESS_THAN,
                        new BigDecimal("0.5"),
                        List.of(),
                        Provenance.Source.ATTESTED));
    }

    private static Criterion.Group withExclusion(Criterion.Group group) {
        List<Criterion> children = new ArrayList<>();
        children.add(leaf("exclusion", Kind.SAFETY_EXCLUSION));
        children.addAll(group.children());
        return new Criterion.Group(group.header(), Combination.ALL, children.size(), children);
    }

    static Policy policy(Criterion root, List<Criterion.Leaf> beside) {
        return new Policy(
                new PolicyId("made-for-a-test", "1"),
                Digest.of("made-for-a-test"),
                new Period(TODAY.minusYears(1), null),
                new Scope(List.of(new RxCui("1")), List.of()),
                365,
                root,
                beside);
    }

    static List<Criterion.Leaf> flags(Policy policy) {
        return policy.criteria().stream()
                .filter(Criterion.Leaf.class::isInstance)
                .map(Criterion.Leaf.class::cast)
                .toList();
    }

    /** Facts that bring each leaf to the status given for it, in the order of {@link #flags}. */
    static Facts facts(Policy policy, Status... statuses) {
        TreeMap<TermKey, TermValue> values = new TreeMap<>();
        List<Criterion.Leaf> leaves = flags(policy);
        for (int i = 0; i < leaves.size(); i++) {
            values.put(leaves.get(i).when().term(), value(leaves.get(i), statuses[i]));
        }
        return new Facts(values);
    }

    private static TermValue value(Criterion.Leaf leaf, Status status) {
        if (status == Status.UNKNOWN) {
            return new TermValue.Unknown(TermValue.Reason.ABSENT, "Nothing was sent.", List.of());
        }
        boolean met = status == Status.MET;
        return leaf.when().operator() == Operator.TRUE
                ? new TermValue.Flag(met, Provenance.Source.DOCUMENTED, List.of())
                : new TermValue.Number(met ? BigDecimal.ZERO : BigDecimal.ONE, Provenance.Source.DOCUMENTED, List.of());
    }

    /** A release whose vocabulary holds a fact that can be asked for and a score that cannot. */
    static PolicyRelease release(Policy... policies) {
        return new PolicyRelease() {
            @Override
            public Digest digest() {
                return Digest.of("release");
            }

            @Override
            public Optional<Policy> policyFor(RxCui ingredient, PlanId plan, AsOf asOf) {
                return List.of(policies).stream().findFirst();
            }

            @Override
            public List<Policy> policies() {
                return List.of(policies);
            }

            @Override
            public Optional<Term> term(String name) {
                return switch (name) {
                    case "fact" ->
                        Optional.of(term(
                                name, Term.Type.FLAG, TermSource.CONDITION, new Term.Question("Is it {}?", List.of())));
                    case "score" -> Optional.of(term(name, Term.Type.NUMBER, TermSource.SCORE, null));
                    default -> Optional.empty();
                };
            }

            private Term term(String name, Term.Type type, TermSource source, Term.Question question) {
                return new Term(name, type, "", source, Term.AbsentMeans.UNKNOWN, null, question);
            }

            @Override
            public List<ConfigurationFault.Problem> refusals() {
                return List.of();
            }

            @Override
            public Optional<ValueSet> valueSet(String name) {
                return Optional.of(new ValueSet(name, List.of(), Set.of()));
            }
        };
    }
}
