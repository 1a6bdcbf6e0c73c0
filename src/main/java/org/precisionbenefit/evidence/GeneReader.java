package org.precisionbenefit.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.GeneEvidence.Reading;
import org.precisionbenefit.evidence.GeneEvidence.Reason;
import org.precisionbenefit.evidence.GeneEvidence.Unreadable;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;

/**
 * Reads all results of one gene together.
 *
 * <p>One contradiction or one unknown allele among them outweighs any number of results that agree: the case then goes
 * to a person. A text that simply is no phenotype only limits the answer when other texts give one. A result that is not
 * final, or dated after the day, is no ground for anything, but may contradict those that are.
 */
final class GeneReader {
    private final GeneTable table;
    private final GeneTexts texts;
    private final LocalDate day;
    private final @Nullable Sex sex;
    private final boolean presence;
    private final TreeSet<String> limitations = new TreeSet<>();

    /**
     * A reader.
     *
     * @param sex the member's, or null when it is not known
     */
    GeneReader(GeneTexts texts, LocalDate day, @Nullable Sex sex) {
        this.table = texts.table();
        this.texts = texts;
        this.day = day;
        this.sex = sex;
        GeneModel model = table.model();
        this.presence = model != null && model.method() == GeneModel.Method.PRESENCE;
    }

    /** One text of one result, with what it means. */
    private record Statement(GeneFact fact, TextReading.Means means) {
        boolean documented() {
            return standing(fact) == Provenance.Source.DOCUMENTED;
        }
    }

    /**
     * Reads results.
     *
     * @param sent all results of this gene, at least one
     */
    GeneEvidence read(List<GeneFact> sent) {
        List<GeneFact> standing = sent.stream()
                .filter(fact -> fact.status() != GeneFact.Status.WITHDRAWN)
                .toList();
        if (standing.size() < sent.size()) {
            limitations.add("A withdrawn result was left out.");
        }
        List<Statement> statements = new ArrayList<>();
        Optional<Unreadable> failure = failure(standing, statements);
        if (failure.isPresent()) {
            return evidence(failure.get(), sent);
        }
        Statement best = statements.stream().min(bestFirst()).orElseThrow();
        statements.forEach(statement -> limitations.addAll(statement.means().limitations()));
        GeneState state = new GeneState(table);
        List<TextReading.Means> others = statements.stream()
                .filter(statement -> statement.documented() == best.documented())
                .map(Statement::means)
                .toList();
        Reading reading = presence
                ? state.together(statements.stream().map(Statement::means).toList())
                : state.of(
                        best.means(),
                        others,
                        statements.stream().map(Statement::means).toList());
        limitations.addAll(state.limitations());
        return evidence(reading, relied(statements));
    }

    private Optional<Unreadable> failure(List<GeneFact> standing, List<Statement> statements) {
        if (standing.isEmpty()) {
            return fail(Reason.NOT_FINAL, "Every result of gene " + table.gene() + " was withdrawn.");
        }
        if (!table.holdsOn(day)) {
            return fail(
                    Reason.UNKNOWN_GENE,
                    "The knowledge files hold nothing about gene " + table.gene() + " on this day.");
        }
        if (standing.stream().noneMatch(this::isReliedOn)) {
            return fail(Reason.NOT_FINAL, "No result of gene " + table.gene() + " is final yet." + later(standing));
        }
        List<TextReading.Fails> failures = new ArrayList<>();
        standing.forEach(fact -> read(fact, statements, failures));
        if (contradicting(statements)) {
            return fail(
                    Reason.CONFLICT,
                    "The results of gene " + table.gene() + " contradict each other." + later(standing));
        }
        statements.removeIf(statement -> !isReliedOn(statement.fact()));
        return decisive(failures, statements.isEmpty());
    }

    private static Optional<Unreadable> decisive(List<TextReading.Fails> failures, boolean nothingElse) {
        for (Reason reason :
                List.of(Reason.CONFLICT, Reason.UNKNOWN_GENE, Reason.UNKNOWN_ALLELE, Reason.UNREADABLE_TEXT)) {
            Optional<TextReading.Fails> first = failures.stream()
                    .filter(one -> one.decisive() || nothingElse)
                    .filter(one -> one.why().reason() == reason)
                    .findFirst();
            if (first.isPresent()) {
                return first.map(TextReading.Fails::why);
            }
        }
        return Optional.empty();
    }

    private void read(GeneFact fact, List<Statement> statements, List<TextReading.Fails> failures) {
        if (isLater(fact)) {
            limitations.add("A result that is dated after the day was compared, but not relied on.");
        } else if (!isFinal(fact)) {
            limitations.add("A result that is not final was compared, but not relied on.");
        }
        String diplotype = fact.diplotype();
        String phenotype = fact.phenotype();
        if (diplotype != null) {
            keep(fact, texts.read(diplotype, day, sex), statements, failures);
        }
        if (phenotype != null) {
            keep(fact, texts.read(phenotype, day, sex), statements, failures);
        }
    }

    private void keep(
            GeneFact fact, TextReading reading, List<Statement> statements, List<TextReading.Fails> failures) {
        if (reading instanceof TextReading.Means means) {
            statements.add(new Statement(fact, means));
        } else if (reading instanceof TextReading.Fails fails && isReliedOn(fact)) {
            failures.add(fails);
            limitations.add(fails.why().detail());
        }
    }

    private boolean contradicting(List<Statement> statements) {
        for (Statement one : statements) {
            for (Statement other : statements) {
                if (contradict(one.means(), other.means())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean contradict(TextReading.Means one, TextReading.Means other) {
        return presence ? GeneState.opposite(one, other) : !one.compatible(other, table);
    }

    /** Documented before attested, a diplotype before a bare phenotype or score, the narrower one, then by resource. */
    private static Comparator<Statement> bestFirst() {
        return Comparator.comparing((Statement one) -> !one.documented())
                .thenComparing(one -> one.means().diplotypes().isEmpty())
                .thenComparing(one -> one.means().diplotypes().size())
                .thenComparing(one -> one.means().candidates().size())
                .thenComparing(one -> one.means().phenotype().name())
                .thenComparing(one -> one.fact().provenance().resource());
    }

    private static List<GeneFact> relied(List<Statement> statements) {
        return statements.stream().map(Statement::fact).distinct().toList();
    }

    private GeneEvidence evidence(Reading reading, List<GeneFact> facts) {
        boolean documented = facts.stream()
                .filter(this::isReliedOn)
                .anyMatch(fact -> standing(fact) == Provenance.Source.DOCUMENTED);
        List<Provenance> from = facts.stream()
                .map(GeneFact::provenance)
                .sorted(Comparator.comparing(Provenance::resource).thenComparing(Provenance::source))
                .toList();
        return new GeneEvidence(
                table.gene(),
                reading,
                documented ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED,
                List.copyOf(limitations),
                from);
    }

    private static Provenance.Source standing(GeneFact fact) {
        boolean documented =
                isFinal(fact) && fact.performed() && fact.provenance().source() == Provenance.Source.DOCUMENTED;
        return documented ? Provenance.Source.DOCUMENTED : Provenance.Source.ATTESTED;
    }

    private boolean isReliedOn(GeneFact fact) {
        return isFinal(fact) && !isLater(fact);
    }

    private boolean isLater(GeneFact fact) {
        LocalDate dated = fact.provenance().date();
        return dated != null && dated.isAfter(day);
    }

    /** Says of a gene without phenotype that a date may be the reason. */
    private String later(List<GeneFact> facts) {
        return facts.stream().anyMatch(this::isLater) ? " A result is dated after the day of the decision." : "";
    }

    private static boolean isFinal(GeneFact fact) {
        return switch (fact.status()) {
            case FINAL, AMENDED, CORRECTED -> true;
            case NOT_FINAL, WITHDRAWN -> false;
        };
    }

    private static Optional<Unreadable> fail(Reason reason, String detail) {
        return Optional.of(new Unreadable(reason, detail));
    }
}
