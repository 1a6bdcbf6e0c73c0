package org.precisionbenefit.decision.whatif;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.Pended.Reason;
import org.precisionbenefit.decision.Question;
import org.precisionbenefit.decision.counterfactual.Reached;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.terminology.RxCui;

/**
 * One therapy.
 *
 * @param therapy which one
 * @param answered what would be answered if it were asked for
 * @param effects what the models say of it, by model
 * @param constraints what guidelines and labels say of it for this member
 * @param cost what it costs
 */
public record TherapyRow(
        Therapy therapy, WouldBeAnswered answered, List<Effect> effects, List<Constraint> constraints, Cost cost) {
    public TherapyRow {
        Objects.requireNonNull(therapy, "therapy is null");
        Objects.requireNonNull(answered, "answered is null");
        effects = List.copyOf(effects);
        constraints = List.copyOf(constraints);
        Objects.requireNonNull(cost, "cost is null");
    }

    /**
     * Which therapy.
     *
     * @param drug the drug, by ingredient
     * @param name its name
     * @param asked whether it is the one that was asked for
     * @param item the item by which it would be asked for in a request
     */
    public record Therapy(RxCui drug, String name, boolean asked, RequestedItem item) {
        public Therapy {
            Objects.requireNonNull(drug, "drug is null");
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(item, "item is null");
        }
    }

    /**
     * What would be answered. No number of an authorization stands in it, because nothing is authorized.
     *
     * @param action the X12 306 action
     * @param reached where the answer leads
     * @param reason why it would wait, or null
     * @param because one sentence for a person
     * @param questions the facts that would be asked for
     * @param deciding the criteria that decide, in policy order
     */
    public record WouldBeAnswered(
            String action,
            Reached reached,
            @Nullable Reason reason,
            String because,
            List<Question> questions,
            List<CriterionId> deciding) {
        public WouldBeAnswered {
            Objects.requireNonNull(action, "action is null");
            Objects.requireNonNull(reached, "reached is null");
            Objects.requireNonNull(because, "because is null");
            questions = List.copyOf(questions);
            deciding = List.copyOf(deciding);
        }
    }

    /**
     * What the plan's usual amount costs.
     *
     * @param tier the tier's word, or null where there is none
     * @param member what the member pays in US dollars, or null where it cannot be told
     * @param plan what the plan pays, or null where it cannot be told
     * @param words for which product and amount, or why it cannot be told
     */
    public record Cost(
            @Nullable String tier,
            @Nullable BigDecimal member,
            @Nullable BigDecimal plan,
            String words) {
        public Cost {
            Objects.requireNonNull(words, "words is null");
        }
    }
}
