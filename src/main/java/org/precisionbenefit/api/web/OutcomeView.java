package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Proposal;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The answer for one item.
 *
 * @param mark the answer in words
 * @param because why
 * @param action the X12 306 action
 * @param details numbers, periods and instants, each with its name
 * @param due by when it must be answered, or null when it need not wait
 * @param questions what is missing
 * @param proposal what could be approved at once instead, or null
 * @param withoutScores the answer without scores
 */
public record OutcomeView(
        Mark mark,
        String because,
        Action action,
        List<Detail> details,
        @Nullable Due due,
        List<QuestionView> questions,
        @Nullable ProposalView proposal,
        RulesOnly withoutScores) {
    public OutcomeView {
        Objects.requireNonNull(mark, "mark is null");
        Objects.requireNonNull(because, "because is null");
        Objects.requireNonNull(action, "action is null");
        details = List.copyOf(details);
        questions = List.copyOf(questions);
        Objects.requireNonNull(withoutScores, "withoutScores is null");
    }

    static OutcomeView of(ItemDecision.Outcome outcome, @Nullable ItemDue due) {
        Automatic answer = outcome.determination();
        Automatic plain = outcome.rulesOnly();
        List<Question> questions = answer instanceof Pended pended ? pended.questions() : List.of();
        Proposal proposal = answer instanceof Pended pended ? pended.proposal() : null;
        return new OutcomeView(
                Mark.of(answer),
                answer.because(),
                new Action(answer.reviewAction().code(), answer.reviewAction().display()),
                details(answer),
                due == null ? null : Due.of(due),
                questions.stream().map(QuestionView::of).toList(),
                proposal == null ? null : ProposalView.of(proposal),
                new RulesOnly(Mark.of(plain), plain.because(), plain.equals(answer)));
    }

    private static List<Detail> details(Automatic answer) {
        List<Detail> details = new ArrayList<>();
        if (answer instanceof Approved approved) {
            details.add(new Detail("Authorization number", approved.authorizationNumber()));
            details.add(new Detail("Holds", Words.days(approved.period())));
            details.add(new Detail("Approved as asked", Words.amount(approved.quantity(), approved.daysSupply())));
        }
        if (answer instanceof Pended pended) {
            details.add(new Detail("Reference number", pended.referenceNumber()));
            details.add(new Detail("Reason", reason(pended.reason())));
        }
        return details;
    }

    private static String reason(Pended.Reason reason) {
        String words = LetterCase.lower(reason.name()).replace('_', ' ');
        return LetterCase.upper(words.substring(0, 1)) + words.substring(1);
    }

    /**
     * The X12 306 action.
     *
     * @param code its code
     * @param display its words
     */
    public record Action(String code, String display) {}

    /**
     * A named value.
     *
     * @param name its name
     * @param value the value
     */
    public record Detail(String name, String value) {}

    /**
     * By when an answer is due.
     *
     * @param iso the instant for machines
     * @param text the instant for a person
     * @param rule the row of the clock table
     */
    public record Due(String iso, String text, CitationView rule) {
        static Due of(ItemDue due) {
            return new Due(due.at().toString(), Words.minute(due.at()), CitationView.of(due.rule()));
        }
    }

    /**
     * A missing fact.
     *
     * @param text the question
     * @param why why it is unknown
     * @param answer how it can be answered by data
     */
    public record QuestionView(String text, String why, String answer) {
        static QuestionView of(Question question) {
            String unit = question.unit().isEmpty() ? "" : " in " + question.unit();
            String how =
                    switch (question.answer()) {
                        case NUMBER -> "a number" + unit;
                        case FLAG -> "yes or no";
                        case WORDS -> "a word";
                    };
            return new QuestionView(question.text(), question.why(), how + ", under the term " + question.term());
        }
    }

    /**
     * What could be approved at once.
     *
     * @param amount the amount
     * @param because why
     */
    public record ProposalView(String amount, String because) {
        static ProposalView of(Proposal proposal) {
            return new ProposalView(Words.amount(proposal.quantity(), proposal.daysSupply()), proposal.because());
        }
    }

    /**
     * The answer without scores.
     *
     * @param mark the answer in words
     * @param because why
     * @param same whether it is the answer that is given
     */
    public record RulesOnly(Mark mark, String because, boolean same) {}
}
