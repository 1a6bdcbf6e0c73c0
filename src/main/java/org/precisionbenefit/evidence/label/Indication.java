package org.precisionbenefit.evidence.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.precisionbenefit.evidence.label.LabelAction.Effect;
import org.precisionbenefit.evidence.label.LabelAnswer.Holds;
import org.precisionbenefit.evidence.label.LabelAnswer.RuleAnswer;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Citation;

/**
 * Whether a label gives the drug to the member's genotype, where a genotype defines its indication.
 *
 * @param outcome whether it does
 * @param verified whether every row that this rests on was compared with the label; otherwise no machine goes by it
 * @param rows the rows that this rests on
 * @param genes the genes that these rows name
 * @param missing what would tell, where that is not known
 * @param from the results of inherited variants that were looked at
 * @param source where the first of the rows comes from
 */
public record Indication(
        Outcome outcome,
        boolean verified,
        List<String> rows,
        List<String> genes,
        List<String> missing,
        List<Provenance> from,
        Citation source) {
    public Indication {
        Objects.requireNonNull(outcome, "outcome is null");
        rows = List.copyOf(rows);
        genes = List.copyOf(genes);
        missing = List.copyOf(missing);
        from = List.copyOf(from);
        Objects.requireNonNull(source, "source is null");
    }

    /** Whether a label gives the drug to a genotype. */
    public enum Outcome {
        INDICATED,
        /** The label does not give the drug to this genotype. It is a person who decides on it. */
        NOT_INDICATED,
        /** Something is missing. */
        MISSING,
        /** Results or rows contradict each other. */
        CONFLICTING
    }

    /** Empty where no rule of the label gives or withholds the drug by genotype. */
    static Optional<Indication> of(LabelAnswer.Judged judged, Germline germline) {
        List<RuleAnswer> giving = saying(judged, Effect.INDICATED);
        List<RuleAnswer> withholding = saying(judged, Effect.NOT_INDICATED);
        if (giving.isEmpty() && withholding.isEmpty()) {
            return Optional.empty();
        }
        List<RuleAnswer> given = that(giving, Holds.APPLIES);
        // What a label forbids stands against what it gives, also where the indication itself is there.
        List<RuleAnswer> withheld =
                joined(that(withholding, Holds.APPLIES), that(saying(judged, Effect.CONTRAINDICATED), Holds.APPLIES));
        if (!given.isEmpty() && !withheld.isEmpty()) {
            return Optional.of(by(Outcome.CONFLICTING, joined(given, withheld), germline));
        }
        if (!given.isEmpty()) {
            List<RuleAnswer> checked =
                    given.stream().filter(rule -> rule.row().check().verified()).toList();
            return Optional.of(by(Outcome.INDICATED, checked.isEmpty() ? given : checked, germline));
        }
        if (!withheld.isEmpty()) {
            return Optional.of(by(Outcome.NOT_INDICATED, withheld, germline));
        }
        if (!giving.isEmpty() && that(giving, Holds.DOES_NOT_APPLY).size() == giving.size()) {
            return Optional.of(by(Outcome.NOT_INDICATED, giving, germline));
        }
        List<RuleAnswer> open = joined(that(giving, Holds.CANNOT_TELL), that(withholding, Holds.CANNOT_TELL));
        return open.isEmpty() ? Optional.empty() : Optional.of(open(open, germline));
    }

    private static Indication open(List<RuleAnswer> rules, Germline germline) {
        boolean conflict = rules.stream()
                .flatMap(rule -> rule.missing().stream())
                .anyMatch(text -> text.endsWith(Truth.CONTRADICTION));
        return by(conflict ? Outcome.CONFLICTING : Outcome.MISSING, rules, germline);
    }

    private static List<RuleAnswer> saying(LabelAnswer.Judged judged, Effect effect) {
        return judged.rules().stream().filter(rule -> rule.row().says(effect)).toList();
    }

    private static List<RuleAnswer> that(List<RuleAnswer> rules, Holds holds) {
        return rules.stream().filter(rule -> rule.holds() == holds).toList();
    }

    private static List<RuleAnswer> joined(List<RuleAnswer> one, List<RuleAnswer> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Indication by(Outcome outcome, List<RuleAnswer> rules, Germline germline) {
        SortedSet<String> genes =
                LabelGenes.of(rules.stream().map(RuleAnswer::row).toList());
        List<String> missing = new ArrayList<>();
        rules.forEach(rule -> missing.addAll(rule.missing()));
        if (outcome == Outcome.MISSING) {
            missing.addAll(germline.notCounted(genes));
        }
        return new Indication(
                outcome,
                rules.stream().allMatch(rule -> rule.row().check().verified()),
                rules.stream().map(rule -> rule.row().name()).toList(),
                List.copyOf(genes),
                missing.stream().distinct().toList(),
                germline.from(genes),
                rules.get(0).source());
    }
}
