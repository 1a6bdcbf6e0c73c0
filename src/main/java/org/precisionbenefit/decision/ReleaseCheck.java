package org.precisionbenefit.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.evidence.GeneModel;
import org.precisionbenefit.evidence.GeneTable;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.benefit.OverlayRow;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermArgument.Part;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.law.ModelRow;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;
import org.precisionbenefit.terminology.GeneAllele;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.authored.Suggestion;

/** Do the releases of policy, formulary and knowledge fit together? */
public final class ReleaseCheck {
    private ReleaseCheck() {}

    /** What does not fit: drugs that a policy names and the catalogue does not hold, plans that let models do something. */
    public static List<Problem> check(PolicyRelease policies, FormularyRelease formulary) {
        List<Problem> problems = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            FactAssembler.tests(policy)
                    .flatMap(test -> drugs(test, policies))
                    .distinct()
                    .filter(drug -> formulary.drugNamed(drug).isEmpty())
                    .forEach(drug -> problems.add(new Problem(
                            "policies/" + policy.id() + ".policy.yaml",
                            0,
                            0,
                            "The drug (" + drug + ") of policy " + policy.id()
                                    + " must be in the drug catalogue. Add formulary-data/drugs/"
                                    + drug.replace('/', '-')
                                    + ".yaml, or correct the name.")));
        }
        policies.laws().models().stream()
                .map(ModelRow::plan)
                .distinct()
                .filter(plan -> formulary.plan(plan).isEmpty())
                .forEach(plan -> problems.add(new Problem(
                        "laws/models.csv",
                        0,
                        0,
                        "The plan (" + plan
                                + ") must be one of the formulary's. Add formulary-data/plans, or correct the"
                                + " name.")));
        return problems;
    }

    /**
     * The drugs for which a plan asks for prior authorization on a day on which no policy is in force for it, one sentence each.
     * It is no fault: such a request goes to a person.
     */
    public static List<String> withoutPolicy(PolicyRelease policies, FormularyRelease formulary) {
        SortedMap<String, LocalDate> first = new TreeMap<>();
        SortedMap<String, SortedSet<String>> plans = new TreeMap<>();
        for (Plan plan : formulary.plans()) {
            for (FormularyItem item : formulary.items(plan.id())) {
                String drug = formulary.drug(item.ingredient()).map(Drug::name).orElse("" + item.ingredient());
                days(item, policies)
                        .filter(day -> policies.policyFor(item.ingredient(), plan.id(), new AsOf(day))
                                .isEmpty())
                        .findFirst()
                        .ifPresent(day -> {
                            first.merge(drug, day, (one, other) -> one.isAfter(other) ? other : one);
                            plans.computeIfAbsent(drug, name -> new TreeSet<>())
                                    .add(plan.id().toString());
                        });
            }
        }
        return first.entrySet().stream()
                .map(entry -> entry.getKey() + ": prior authorization on "
                        + String.join(", ", plans.getOrDefault(entry.getKey(), new TreeSet<>()))
                        + " and no policy in force on " + entry.getValue() + ", so that requests go to a person.")
                .toList();
    }

    /** The days of a row with prior authorization on which the policy can change, in order. */
    private static Stream<LocalDate> days(FormularyItem item, PolicyRelease policies) {
        SortedSet<LocalDate> days = new TreeSet<>();
        if (item.priorAuthorization()) {
            days.add(item.holds().start());
            for (Policy policy : policies.policies()) {
                LocalDate end = policy.holds().end();
                if (end != null && !end.equals(LocalDate.MAX)) {
                    days.add(end.plusDays(1));
                }
            }
        }
        return days.stream().filter(item.holds()::contains);
    }

    /**
     * What does not fit: results that a row of the overlay waits for and that no result of the gene can be, by the gene's
     * file. Such a row would never open anything. A gene or marker of which no file speaks is not looked at.
     */
    public static List<Problem> check(FormularyRelease formulary, KnowledgeRelease knowledge) {
        List<Problem> problems = new ArrayList<>();
        for (OverlayRow row : formulary.benefits().overlay()) {
            GeneTable table = gene(row.when().about()).flatMap(knowledge::gene).orElse(null);
            if (table != null) {
                SortedSet<String> possible = new TreeSet<>(table.lookupValues());
                table.phenotypes().forEach(word -> possible.add(word.phenotype().name()));
                row.when().words().stream()
                        .filter(word -> possible.stream().noneMatch(word::equalsIgnoreCase))
                        .forEach(word -> problems.add(new Problem(
                                "overlay",
                                0,
                                0,
                                "The result (" + word + ") of the overlay row of drug " + row.ingredient() + " on plan "
                                        + row.plan() + " must be one that gene " + table.gene() + " can have."
                                        + Suggestion.orAll(word, possible).sentence())));
            }
        }
        return problems;
    }

    /**
     * What does not fit: phenotypes that a policy compares and that the gene cannot have, by the gene's file, and alleles of
     * whose presence no file lets a result speak. Such a comparison would never be met, or be asked for without end.
     */
    public static List<Problem> check(PolicyRelease policies, KnowledgeRelease knowledge) {
        List<Problem> problems = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            SortedSet<String> wrong = new TreeSet<>();
            FactAssembler.tests(policy).forEach(test -> {
                TermSource source =
                        policies.term(test.term().term()).map(Term::source).orElse(null);
                if (source == TermSource.PHENOTYPE || source == TermSource.ADJUSTED_PHENOTYPE) {
                    wrong.addAll(impossible(test, knowledge));
                } else if (source == TermSource.ALLELE_TESTED || source == TermSource.ALLELE_FOUND) {
                    GeneAllele.read(test.term().argument())
                            .flatMap(allele -> unreadable(allele, knowledge))
                            .ifPresent(wrong::add);
                }
            });
            wrong.forEach(
                    sentence -> problems.add(new Problem("policies/" + policy.id() + ".policy.yaml", 0, 0, sentence)));
        }
        return problems;
    }

    private static List<String> impossible(Test test, KnowledgeRelease knowledge) {
        Optional<GeneTable> table = gene(test.term().argument()).flatMap(knowledge::gene);
        if (table.isEmpty()) {
            return List.of();
        }
        SortedSet<String> possible = new TreeSet<>();
        table.get().phenotypes().forEach(word -> possible.add(word.phenotype().name()));
        return test.words().stream()
                .filter(word -> possible.stream().noneMatch(word::equalsIgnoreCase))
                .map(word -> "The word (" + word + ") of " + test.term() + " must be one that gene "
                        + test.term().argument() + " can have."
                        + Suggestion.orAll(word, possible).sentence())
                .toList();
    }

    private static Optional<String> unreadable(GeneAllele allele, KnowledgeRelease knowledge) {
        SortedSet<String> possible = new TreeSet<>();
        knowledge.gene(allele.gene()).stream()
                .filter(table -> table.model() != null && table.model().method() == GeneModel.Method.PRESENCE)
                .forEach(table -> possible.addAll(table.alleles().keySet()));
        return possible.contains(allele.allele())
                ? Optional.empty()
                : Optional.of("The allele (" + allele + ") must stand in the file of a gene whose method is presence."
                        + Suggestion.orAll(allele.allele(), possible).sentence());
    }

    private static Optional<GeneSymbol> gene(String name) {
        try {
            return Optional.of(new GeneSymbol(name));
        } catch (IllegalArgumentException notAGene) {
            return Optional.empty();
        }
    }

    /** The names that are no value set, which then have to be drugs. */
    private static Stream<String> drugs(Test test, PolicyRelease policies) {
        TermSource source = policies.term(test.term().term()).map(Term::source).orElse(null);
        if (source == null) {
            return Stream.empty();
        }
        if (source.isOfADrug()) {
            return Stream.of(test.term().argument());
        }
        TermArgument argument = TermArgument.of(test.term().argument());
        Stream<String> names = source.isOfDrugs() ? Stream.of(argument.name()) : Stream.empty();
        Stream<String> before =
                source.takes().contains(Part.BEFORE) ? Stream.ofNullable(argument.before()) : Stream.empty();
        return Stream.concat(names, before)
                .filter(name -> policies.valueSet(name).isEmpty());
    }
}
