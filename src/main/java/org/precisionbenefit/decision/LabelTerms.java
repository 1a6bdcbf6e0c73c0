package org.precisionbenefit.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.label.Indication;
import org.precisionbenefit.evidence.tumour.EligibilityAnswer.Outcome;
import org.precisionbenefit.evidence.tumour.TumourSays;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.RxCui;

/**
 * Finds whether a label gives a drug to a tumour or to a genotype. A yes rests on a row that was compared with the label, and
 * a no on such rows alone; everything else is not known.
 */
final class LabelTerms {
    private static final String UNCOMPARED = ", but nobody compared that row with the label.";

    private LabelTerms() {}

    /**
     * Whether the label gives the drug to the tumour.
     *
     * @param asks the term itself and the word by which a line of therapy can be answered, or nothing where there is none
     */
    static TermValue tumour(RxCui drug, ItemContext context, List<TermKey> asks) {
        Optional<TumourSays> says = context.evidence().ofTumours().stream()
                .filter(one -> one.drug().equals(drug))
                .findFirst();
        return says.map(one -> tumour(one, asks))
                .orElseGet(() -> ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT, "No label row on tumour markers holds for this drug.", List.of()));
    }

    private static TermValue tumour(TumourSays says, List<TermKey> asks) {
        Optional<TumourSays.Row> gives = says.rows().stream()
                .filter(row -> row.outcome() == Outcome.ELIGIBLE && row.verified())
                .min(Comparator.comparing(TumourSays.Row::standing).thenComparing(LabelTerms::isLineStated));
        if (gives.isPresent()) {
            return gives(says, gives.get(), asks);
        }
        if (says.best().outcome() == Outcome.NOT_ELIGIBLE) {
            return says.rows().stream().allMatch(TumourSays.Row::verified)
                    ? flag(false, facts(says, says.rows()), Provenance.Source.DOCUMENTED)
                    : ClinicalTerms.unknown(
                            TermValue.Reason.UNVERIFIED,
                            "No row of the label of " + says.brand()
                                    + " gives the drug, but nobody compared all of them with the label.",
                            facts(says, says.rows()));
        }
        return open(says, asks);
    }

    private static boolean isLineStated(TumourSays.Row row) {
        return row.line() != null && row.line().source() == Provenance.Source.ATTESTED;
    }

    /** Where the line of therapy alone is somebody's word, a document is asked for of that alone. */
    private static TermValue gives(TumourSays says, TumourSays.Row row, List<TermKey> asks) {
        List<Provenance> facts = facts(says, List.of(row));
        TermValue.Flag flag = flag(true, facts, row.standing());
        boolean otherwiseShown = row.standing() == Provenance.Source.DOCUMENTED
                && facts.stream()
                        .filter(fact -> !fact.equals(row.line()))
                        .allMatch(fact -> fact.source() == Provenance.Source.DOCUMENTED);
        return isLineStated(row) && otherwiseShown && !asks.isEmpty()
                ? new TermValue.Flag(true, flag.standing(), facts, asks.subList(1, asks.size()))
                : flag;
    }

    /** Of the rows that come nearest, the one that was compared with the label and lacks least. */
    private static TermValue open(TumourSays says, List<TermKey> asks) {
        TumourSays.Row row = says.rows().stream()
                .filter(one -> one.outcome() == says.best().outcome())
                .min(Comparator.comparing((TumourSays.Row one) -> !one.verified())
                        .thenComparing(one -> one.missing().size())
                        .thenComparing(TumourSays.Row::name))
                .orElseGet(says::best);
        String name = "Row " + row.name() + " of the label of " + says.brand();
        String end = row.verified() ? "." : UNCOMPARED;
        List<Provenance> facts = facts(says, List.of(row));
        return switch (row.outcome()) {
            case ELIGIBLE -> ClinicalTerms.unknown(TermValue.Reason.UNVERIFIED, name + " gives the drug" + end, facts);
            case CONFLICTING ->
                ClinicalTerms.unknown(
                        TermValue.Reason.CONFLICT,
                        name + " cannot be judged: results contradict each other" + end,
                        facts);
            case STALE ->
                ClinicalTerms.unknown(
                        TermValue.Reason.STALE,
                        name + " needs a newer specimen for: " + String.join(", ", row.missing()) + end,
                        facts);
            case MISSING, NOT_ELIGIBLE ->
                new TermValue.Unknown(
                        TermValue.Reason.ABSENT,
                        name + " lacks: " + String.join(", ", row.missing()) + end,
                        facts,
                        asks(row, asks));
        };
    }

    /** Where the line of therapy alone is missing, nothing else is asked for. */
    private static List<TermKey> asks(TumourSays.Row row, List<TermKey> asks) {
        if (!row.lacksLine() || asks.isEmpty()) {
            return List.of();
        }
        return row.missing().size() == 1 ? asks.subList(1, asks.size()) : asks;
    }

    private static List<Provenance> facts(TumourSays says, List<TumourSays.Row> rows) {
        return Stream.concat(
                        Stream.ofNullable(says.tumour()),
                        rows.stream().flatMap(row -> Stream.concat(row.by().stream(), Stream.ofNullable(row.line()))))
                .distinct()
                .toList();
    }

    static TermValue indication(RxCui drug, ItemContext context) {
        Optional<Indication> says = context.evidence().said().stream()
                .filter(one -> drug.equals(one.drug()))
                .flatMap(one -> Stream.ofNullable(one.indication()))
                .findFirst();
        return says.map(indication -> indication(indication, context))
                .orElseGet(() -> ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT, "No label row gives this drug by a genotype.", List.of()));
    }

    private static TermValue indication(Indication indication, ItemContext context) {
        List<Provenance> facts = new ArrayList<>(indication.from());
        List<GeneEvidence> genes = context.evidence().genes().stream()
                .filter(gene -> indication.genes().contains(gene.gene().value()))
                .toList();
        genes.forEach(gene -> facts.addAll(gene.from()));
        boolean attested =
                facts.isEmpty() || genes.stream().anyMatch(gene -> gene.standing() == Provenance.Source.ATTESTED);
        Provenance.Source standing = attested ? Provenance.Source.ATTESTED : Provenance.Source.DOCUMENTED;
        String rows = "Row " + String.join(", ", indication.rows()) + " of the label";
        String end = indication.verified() ? "." : UNCOMPARED;
        return switch (indication.outcome()) {
            case INDICATED ->
                indication.verified()
                        ? flag(true, facts, standing)
                        : ClinicalTerms.unknown(TermValue.Reason.UNVERIFIED, rows + " gives the drug" + end, facts);
            case NOT_INDICATED ->
                indication.verified()
                        ? flag(false, facts, standing)
                        : ClinicalTerms.unknown(
                                TermValue.Reason.UNVERIFIED, rows + " does not give the drug" + end, facts);
            case CONFLICTING ->
                ClinicalTerms.unknown(
                        TermValue.Reason.CONFLICT,
                        rows + " cannot be judged: results or rows contradict each other" + end,
                        facts);
            case MISSING ->
                ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        rows + " lacks: " + String.join("; ", indication.missing()) + end,
                        facts);
        };
    }

    /** What rests on a statement of somebody is no better than that. */
    private static TermValue.Flag flag(boolean value, List<Provenance> facts, Provenance.Source standing) {
        boolean attested =
                standing == Provenance.Source.ATTESTED || ClinicalTerms.weakest(facts) == Provenance.Source.ATTESTED;
        return new TermValue.Flag(value, attested ? Provenance.Source.ATTESTED : Provenance.Source.DOCUMENTED, facts);
    }
}
