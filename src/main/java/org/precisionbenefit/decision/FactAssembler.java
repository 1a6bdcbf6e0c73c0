package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.policy.EvaluationFault;
import org.precisionbenefit.policy.Facts;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Shortage;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** Finds the value of every term that a policy names. It knows the kinds of sources, and no drug and no disease. */
final class FactAssembler {
    private final PolicyRelease policies;
    private final FormularyRelease formulary;
    private final MedicationTerms medications;
    private final AdjustedTerms adjusted;
    private final LabTerms labs;
    private final FurtherTerms further;

    FactAssembler(PolicyRelease policies, FormularyRelease formulary) {
        this.policies = policies;
        this.formulary = formulary;
        this.medications = new MedicationTerms(formulary);
        this.adjusted = new AdjustedTerms(new TakenDrugs(formulary));
        this.labs = new LabTerms(policies.labUnits());
        this.further = new FurtherTerms(policies, new NamedDrugs(policies, formulary), labs);
    }

    Facts assemble(Policy policy, ItemContext context) {
        List<Test> tests = tests(policy).toList();
        refuseForgottenSteps(policy, tests, context);
        TreeMap<TermKey, TermValue> values = new TreeMap<>();
        for (Test test : tests) {
            values.computeIfAbsent(test.term(), key -> value(key, tests, context));
        }
        return new Facts(values);
    }

    /** The drugs of which the policy asks what the genes say; a name that no catalogue holds is a fault of its term. */
    SortedSet<RxCui> guidanceDrugs(Policy policy) {
        return drugsOf(policy, EnumSet.of(TermSource.GUIDANCE_ACTION, TermSource.GUIDANCE_STRENGTH));
    }

    /** The drugs of which the policy asks whether the label gives them to a tumour or a genotype. */
    SortedSet<RxCui> labelDrugs(Policy policy) {
        return drugsOf(policy, EnumSet.of(TermSource.TUMOUR_ELIGIBILITY, TermSource.GERMLINE_INDICATION));
    }

    private SortedSet<RxCui> drugsOf(Policy policy, Set<TermSource> sources) {
        SortedSet<RxCui> drugs = new TreeSet<>();
        for (Test test : tests(policy).toList()) {
            boolean asks = policies.term(test.term().term())
                    .filter(term -> sources.contains(term.source()))
                    .isPresent();
            if (asks) {
                formulary.drugNamed(test.term().argument()).ifPresent(drug -> drugs.add(drug.ingredient()));
            }
        }
        return drugs;
    }

    /** The genes of which the policy asks what other drugs make of them. */
    SortedSet<GeneSymbol> adjustedGenes(Policy policy) {
        return tests(policy)
                .map(Test::term)
                .filter(key -> policies.term(key.term())
                        .filter(term -> term.source() == TermSource.ADJUSTED_PHENOTYPE)
                        .isPresent())
                .map(key -> new GeneSymbol(key.argument()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<Test> tests(Policy policy) {
        return policy.criteria().stream().flatMap(criterion -> PolicyTerms.tests(criterion).stream());
    }

    /** The figure from which a larger one changes none of the policy's comparisons of the term. */
    private static BigDecimal enough(TermKey key, List<Test> tests) {
        return tests.stream()
                .filter(test -> test.term().equals(key))
                .flatMap(test -> Stream.ofNullable(test.number()).map(number -> switch (test.operator()) {
                    case MORE_THAN, AT_MOST -> number.add(BigDecimal.ONE);
                    case AT_LEAST, LESS_THAN, IS, IN, NOT_IN, TRUE, FALSE -> number;
                }))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private TermValue value(TermKey key, List<Test> tests, ItemContext context) {
        Term term = policies.term(key.term())
                .orElseThrow(() -> new EvaluationFault("The vocabulary must hold the term (" + key.term() + ")."));
        TermValue found = found(term, key, tests, context);
        TermValue answered = Answers.weigh(key, term, found, context.profile().answers(), context.asOf());
        if (answered instanceof TermValue.Unknown unknown
                && unknown.reason() == TermValue.Reason.ABSENT
                && term.absentMeans() == Term.AbsentMeans.NO
                && term.type() == Term.Type.FLAG
                && !term.source().judgesSilence()) {
            return new TermValue.Flag(false, Provenance.Source.DOCUMENTED, unknown.facts());
        }
        return answered;
    }

    private TermValue found(Term term, TermKey key, List<Test> tests, ItemContext context) {
        return switch (term.source()) {
            case MEMBER_AGE -> ClinicalTerms.age(context);
            case CONDITION -> further.condition(TermArgument.of(key.argument()), term, context);
            case LAB -> further.lab(TermArgument.of(key.argument()), term, context);
            case DAYS_OF_DRUG -> medications.days(key.argument(), term, enough(key, tests), context);
            case OUTCOME_OF_DRUG -> medications.outcome(key.argument(), context);
            case PHENOTYPE -> GeneTerms.phenotype(key.argument(), context);
            case ADJUSTED_PHENOTYPE -> adjusted.phenotype(key.argument(), term, context);
            case GUIDANCE_ACTION -> GeneTerms.action(medications.ingredient(key.argument()), context);
            case GUIDANCE_STRENGTH -> GeneTerms.strength(medications.ingredient(key.argument()), context);
            case TUMOUR_ELIGIBILITY ->
                LabelTerms.tumour(medications.ingredient(key.argument()), context, line(key, context));
            case GERMLINE_INDICATION -> LabelTerms.indication(medications.ingredient(key.argument()), context);
            case LINE_OF_THERAPY -> LineTerms.value(medications.ingredient(key.argument()), context);
            case WITHIN_QUANTITY_LIMIT -> AmountTerms.withinLimit(context);
            case FORMULARY_STEP_REQUIRED -> step(key.argument(), context);
            case STATUTORY_STEP_EXCEPTION -> law(context);
            case SCORE -> ScoreTerms.score(key.argument(), context);
            case TRIALS_OF_DRUGS,
                    EVERY_DRUG,
                    PAID_DAYS,
                    TAKING,
                    LAB_BEFORE,
                    LAB_FALL,
                    MEMBER_AGE_IN_MONTHS,
                    GENE_TESTED,
                    ALLELE_TESTED,
                    ALLELE_FOUND,
                    GENOTYPE,
                    DAILY_DOSE,
                    DOSE_PER_KILOGRAM,
                    DAYS_SUPPLY,
                    DOSE_FORM,
                    DRUG_REQUESTED,
                    REQUEST_KIND,
                    PRESCRIBER_SPECIALTY,
                    ANSWER,
                    STATE_OF_PLAN,
                    LINE_OF_BUSINESS,
                    PLAN -> further.value(term, key.argument(), enough(key, tests), context);
        };
    }

    /** By what a line of therapy that the term lacks can be answered: a word that is there, about the item's own drug. */
    private List<TermKey> line(TermKey key, ItemContext context) {
        boolean own =
                medications.ingredient(key.argument()).equals(context.benefit().ingredient());
        boolean there = policies.term(LineTerms.WORD)
                .filter(term -> term.source() == TermSource.LINE_OF_THERAPY)
                .isPresent();
        return own && there ? List.of(key, LineTerms.key(key.argument())) : List.of();
    }

    private TermValue step(String drug, ItemContext context) {
        // A list that names no drug leaves it to the policy, through which drugs the step goes.
        RxCui ingredient = medications.ingredient(drug);
        boolean required =
                context.row().stepUnnamed() || context.benefit().stepTherapy().contains(ingredient);
        Optional<Shortage> shortage =
                policies.laws().shortage(ingredient, context.asOf().date());
        if (required && shortage.isPresent()) {
            // Nobody is asked to try first what cannot be had.
            return new TermValue.Flag(
                    false,
                    Provenance.Source.DOCUMENTED,
                    List.of(row(context), cited(shortage.get().source().citation())));
        }
        return new TermValue.Flag(required, Provenance.Source.DOCUMENTED, List.of(row(context)));
    }

    private static Provenance row(ItemContext context) {
        return new Provenance(
                "Formulary/" + context.plan().id() + "/" + context.benefit().ingredient(),
                Provenance.Source.DOCUMENTED,
                null);
    }

    /** A step that the formulary asks for and the policy knows no way to meet would be passed over in silence. */
    private void refuseForgottenSteps(Policy policy, List<Test> tests, ItemContext context) {
        Set<RxCui> known = steps(tests)
                .map(test -> medications.ingredient(test.term().argument()))
                .collect(Collectors.toSet());
        for (RxCui step : context.benefit().stepTherapy()) {
            if (!known.contains(step)) {
                throw new EvaluationFault("The step through RxNorm " + step + " that the formulary of plan "
                        + context.plan().id() + " asks for must stand in policy " + policy.id()
                        + ". Add a criterion that applies if the formulary requires the step.");
            }
        }
    }

    private Stream<Test> steps(List<Test> tests) {
        return tests.stream().filter(test -> policies.term(test.term().term())
                .filter(term -> term.source() == TermSource.FORMULARY_STEP_REQUIRED)
                .isPresent());
    }

    /** Whether the policy says what has to be tried first where the formulary asks for a step. */
    boolean knowsSteps(Policy policy) {
        return steps(tests(policy).toList()).findAny().isPresent();
    }

    private TermValue law(ItemContext context) {
        Optional<Citation> law = policies.stepException(
                LawStage.of(context.plan()), ExceptionGround.EXPECTED_INEFFECTIVE, context.asOf());
        List<Provenance> facts = law.map(FactAssembler::cited).stream().toList();
        return new TermValue.Flag(law.isPresent(), Provenance.Source.DOCUMENTED, facts);
    }

    private static Provenance cited(Citation text) {
        return new Provenance((text.source() + " " + text.locator()).strip(), Provenance.Source.DOCUMENTED, null);
    }
}
