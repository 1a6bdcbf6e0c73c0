package org.precisionbenefit.evidence.tumour;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.precisionbenefit.evidence.tumour.Finding.State;
import org.precisionbenefit.evidence.tumour.Reading.Says;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFinding;

/** Says whether a rule on markers holds, by the results. */
final class RuleJudge {
    private final Results results;
    private final Resolver resolver;
    private final FusionReader fusions;
    private final StatusReader statuses;

    RuleJudge(Results results, Resolver resolver) {
        this.results = results;
        this.resolver = resolver;
        this.fusions = new FusionReader(results);
        this.statuses = new StatusReader(results.names());
    }

    Finding judge(MarkerRule rule) {
        if (rule instanceof MarkerRule.Any any) {
            return together(any.rules().stream().map(this::judge).toList(), State.MET);
        }
        if (rule instanceof MarkerRule.All all) {
            return together(all.rules().stream().map(this::judge).toList(), State.NOT_MET);
        }
        if (rule instanceof MarkerRule.Not not) {
            return judge(not.rule()).reversed();
        }
        if (rule instanceof MarkerRule.Unless unless) {
            return unless(unless);
        }
        return leaf(rule);
    }

    private Finding leaf(MarkerRule rule) {
        if (rule instanceof MarkerRule.Variant variant) {
            List<Reading> readings = read(variant.gene(), fact -> VariantReader.named(variant.pattern(), fact));
            return waiting(List.of(variant.gene()), resolver.resolve(rule.words(), true, readings));
        }
        if (rule instanceof MarkerRule.Mutation mutation) {
            return mutation(mutation);
        }
        if (rule instanceof MarkerRule.WildType wildType) {
            return wildType(wildType);
        }
        if (rule instanceof MarkerRule.Fusion fusion) {
            return fusion(fusion);
        }
        if (rule instanceof MarkerRule.Copies copies) {
            List<Reading> readings = read(copies.gene(), fact -> fusions.copies(copies, fact));
            return waiting(List.of(copies.gene()), resolver.resolve(rule.words(), true, readings));
        }
        if (rule instanceof MarkerRule.Score score) {
            List<Reading> readings = results.ofMarker(score.marker()).stream()
                    .map(fact -> ScoreReader.read(score, fact))
                    .toList();
            return waiting(List.of(score.marker()), resolver.resolve(rule.words(), false, readings));
        }
        MarkerRule.Status status = (MarkerRule.Status) rule;
        List<Reading> readings = statuses.read(status, results.ofMarker(status.marker()));
        return waiting(List.of(status.marker()), resolver.resolve(rule.words(), false, readings));
    }

    private List<Reading> read(String gene, Function<BiomarkerFact, Reading> reader) {
        return results.ofGene(gene).stream().map(reader).toList();
    }

    /** A rule on several genes holds when it holds for one, and is known not to hold when that is known for each. */
    private Finding mutation(MarkerRule.Mutation rule) {
        List<Finding> perGene = new ArrayList<>();
        for (String gene : rule.genes()) {
            MarkerRule.Mutation one =
                    new MarkerRule.Mutation(List.of(gene), rule.inherited(), rule.known(), rule.except());
            perGene.add(resolver.resolve(
                    one.words(), !rule.inherited(), read(gene, fact -> VariantReader.causal(one, fact))));
        }
        return waiting(rule.genes(), together(perGene, State.MET));
    }

    private Finding fusion(MarkerRule.Fusion rule) {
        List<Finding> perGene = new ArrayList<>();
        for (String gene : rule.genes()) {
            MarkerRule.Fusion one = new MarkerRule.Fusion(List.of(gene), rule.partner(), rule.protein());
            perGene.add(resolver.resolve(one.words(), true, read(gene, fact -> fusions.fusion(one, fact))));
        }
        return waiting(rule.genes(), together(perGene, State.MET));
    }

    /** Parts of the gene may have been examined by several results; together they must cover what the label names. */
    private Finding wildType(MarkerRule.WildType rule) {
        List<Reading> readings = new ArrayList<>();
        List<BiomarkerFact> nothing = new ArrayList<>();
        List<String> covered = new ArrayList<>();
        for (BiomarkerFact fact : results.ofGene(rule.gene())) {
            if (fact.finding() instanceof BiomarkerFinding.NothingFound found) {
                nothing.add(fact);
                covered.addAll(found.covered());
            } else if (fact.finding() instanceof BiomarkerFinding.Stated stated && isNegative(stated)) {
                nothing.add(fact);
            } else {
                readings.add(VariantReader.anything(fact));
            }
        }
        for (BiomarkerFact fact : nothing) {
            boolean enough = rule.covers().isEmpty() || Coverage.of(covered).holds(rule.covers());
            readings.add(
                    enough
                            ? Reading.of(Says.ABSENT, fact)
                            : Reading.unclear(
                                    "The result does not cover " + String.join(", ", rule.covers()) + ".", fact));
        }
        return waiting(
                List.of(rule.gene()),
                resolver.resolve(rule.words(), true, readings).reversed());
    }

    /** A stain or a probe says nothing about variants. */
    private static boolean isNegative(BiomarkerFinding.Stated stated) {
        return !Words.stain(stated.method()) && !Words.probe(stated.method()) && Words.negative(stated.word());
    }

    private Finding unless(MarkerRule.Unless unless) {
        Finding inner = judge(unless.rule());
        boolean conflict = inner.reasons().stream().anyMatch(reason -> reason.kind() == Reason.Kind.CONFLICTING);
        if (inner.state() == State.UNKNOWN && !conflict) {
            return new Finding(
                    State.MET,
                    List.of(new Reason(
                            Reason.Kind.NOTE, unless.rule().words(), "It is not known; the label takes that as well.")),
                    List.of());
        }
        return inner.reversed();
    }

    private Finding waiting(List<String> names, Finding finding) {
        if (finding.state() != State.UNKNOWN || !results.waiting(names)) {
            return finding;
        }
        List<Reason> reasons = new ArrayList<>(finding.reasons());
        reasons.add(Resolver.missing(
                String.join(" or ", names),
                "A result is there that is not final, or dated after the day; it is not yet evidence."));
        return new Finding(finding.state(), reasons, finding.by());
    }

    /** One finding of several, where one in the deciding state is enough. */
    static Finding together(List<Finding> findings, State deciding) {
        List<BiomarkerFact> by = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        boolean unknown = false;
        for (Finding finding : findings) {
            if (finding.state() == deciding) {
                return finding;
            }
            unknown |= finding.state() == State.UNKNOWN;
            reasons.addAll(finding.reasons());
            by.addAll(finding.by());
        }
        State rest = unknown ? State.UNKNOWN : deciding == State.MET ? State.NOT_MET : State.MET;
        return new Finding(
                rest,
                reasons.stream().distinct().toList(),
                by.stream().distinct().toList());
    }
}
