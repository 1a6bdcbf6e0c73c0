package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.DenialReason;
import org.precisionbenefit.casework.Ground;
import org.precisionbenefit.casework.ReviewForm;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.decision.LegalFrame;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.RxCui;

/**
 * The page on which a person decides on one item.
 *
 * @param decision the decision
 * @param request what was asked
 * @param item the item with everything it rests on
 * @param law what the law says of the review, a sentence each
 * @param grounds what can be cited
 * @param choices what the fields offer
 * @param fields what the fields hold
 * @param refusal why what was sent was not taken, or null
 */
public record ReviewPageView(
        String decision,
        DecisionView.RequestView request,
        DecisionView.ItemView item,
        List<String> law,
        List<GroundView> grounds,
        Choices choices,
        Fields fields,
        @Nullable RefusalView refusal) {
    public ReviewPageView {
        Objects.requireNonNull(decision, "decision is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(item, "item is null");
        law = List.copyOf(law);
        grounds = List.copyOf(grounds);
        Objects.requireNonNull(choices, "choices is null");
        Objects.requireNonNull(fields, "fields is null");
    }

    /**
     * What can be cited.
     *
     * @param name by what it is cited
     * @param found what the record says of it
     * @param wouldMeet what would have met it
     * @param citation the text it rests on
     */
    public record GroundView(String name, String found, String wouldMeet, CitationView citation) {
        static GroundView of(Ground ground) {
            return new GroundView(
                    ground.name(), ground.found(), ground.wouldMeet(), CitationView.of(ground.citation()));
        }
    }

    /**
     * A value that a field can take.
     *
     * @param value the value
     * @param words how it reads
     */
    public record Choice(String value, String words) {}

    /**
     * What the fields offer.
     *
     * @param reasons the reasons of a denial
     * @param drugs the drugs that the plan's row wants tried first
     * @param unit the unit of the request
     */
    public record Choices(List<Choice> reasons, List<Choice> drugs, String unit) {
        public Choices {
            reasons = List.copyOf(reasons);
            drugs = List.copyOf(drugs);
        }

        static Choices of(ItemDecision decided, RequestedItem asked) {
            FormularyItem row = decided.benefit();
            List<RxCui> first = row == null ? List.of() : row.stepTherapy();
            return new Choices(
                    Arrays.stream(DenialReason.values())
                            .map(reason -> new Choice(reason.name(), reason.code() + " " + reason.display()))
                            .toList(),
                    first.stream()
                            .map(drug -> new Choice(drug.value(), "RxNorm " + drug.value()))
                            .toList(),
                    asked.quantity() == null ? "" : asked.quantity().unit());
        }
    }

    /**
     * What the fields hold.
     *
     * @param values by the name of the field
     */
    public record Fields(Map<String, String> values) {
        public Fields {
            values = Map.copyOf(values);
        }

        /** The value of a field, empty where it holds none. */
        public String of(String name) {
            return values.getOrDefault(name, "");
        }

        /** Whether a field holds this value. */
        public boolean is(String name, String value) {
            return of(name).equals(value);
        }
    }

    /** The law of the record, and whether it hides the scores. */
    static List<String> law(ReviewForm form) {
        LegalFrame law = form.file().record().law();
        List<String> lines = new ArrayList<>();
        if (law != null) {
            lines.add(law.because());
            if (law.rule() != null
                    && law.rule().source().verified()
                    && law.rule().duties().review() != null) {
                lines.add(law.rule().duties().review());
            }
        }
        if (form.opening().scoresHidden()) {
            lines.add("Scores are hidden until this is decided.");
        }
        return lines;
    }
}
