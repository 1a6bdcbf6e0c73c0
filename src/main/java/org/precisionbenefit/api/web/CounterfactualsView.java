package org.precisionbenefit.api.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.counterfactual.Counterfactual;
import org.precisionbenefit.decision.counterfactual.Counterfactuals;
import org.precisionbenefit.decision.counterfactual.ItemCounterfactuals;
import org.precisionbenefit.decision.counterfactual.Reached;

/**
 * What would alter a decision, as a person reads it.
 *
 * @param id the decision
 * @param notice what every reader must know first
 * @param items one entry per item
 */
public record CounterfactualsView(String id, String notice, List<ItemView> items) {
    public CounterfactualsView {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(notice, "notice is null");
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param sequence its number
     * @param mark where its answer leads
     * @param settled why no fact changes it, or null
     * @param smallest the smallest changes
     * @param fixed what would have been decided had something been otherwise that cannot change
     * @param limits how far was looked, empty where nothing was
     */
    public record ItemView(
            int sequence,
            Mark mark,
            @Nullable String settled,
            List<LineView> smallest,
            List<LineView> fixed,
            String limits) {
        public ItemView {
            Objects.requireNonNull(mark, "mark is null");
            smallest = List.copyOf(smallest);
            fixed = List.copyOf(fixed);
            Objects.requireNonNull(limits, "limits is null");
        }
    }

    /**
     * One set of facts.
     *
     * @param mark where the answer would lead
     * @param sentence the facts in a sentence
     * @param because what the engine answered when it decided again
     */
    public record LineView(Mark mark, String sentence, String because) {
        public LineView {
            Objects.requireNonNull(mark, "mark is null");
            Objects.requireNonNull(sentence, "sentence is null");
            Objects.requireNonNull(because, "because is null");
        }
    }

    static CounterfactualsView of(Counterfactuals found) {
        return new CounterfactualsView(
                found.id().value(),
                found.notice(),
                found.items().stream().map(CounterfactualsView::item).toList());
    }

    private static ItemView item(ItemCounterfactuals item) {
        return new ItemView(
                item.sequence(),
                mark(item.outcome()),
                item.settled(),
                item.smallest().stream().map(CounterfactualsView::line).toList(),
                item.fixed().stream().map(CounterfactualsView::line).toList(),
                item.limits());
    }

    private static LineView line(Counterfactual one) {
        return new LineView(mark(one.outcome()), one.sentence(), one.because());
    }

    static Mark mark(Reached reached) {
        return switch (reached) {
            case APPROVED -> new Mark("Approved", Mark.Sign.APPROVED);
            case WAITS_FOR_FACTS -> new Mark("Waits for information", Mark.Sign.INFORMATION);
            case WAITS_FOR_PERSON -> new Mark("Waits for a person", Mark.Sign.PERSON);
        };
    }
}
