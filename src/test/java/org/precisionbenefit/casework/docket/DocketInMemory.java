package org.precisionbenefit.casework.docket;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.audit.docket.DocketLine;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.docket.Sheet;
import org.precisionbenefit.audit.docket.SheetHead;
import org.precisionbenefit.audit.docket.Tallies;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.terminology.Period;

/** A docket that holds sheets and counts how many of them were opened. */
final class DocketInMemory implements DocketStore {
    private final List<SheetHead> heads = new ArrayList<>();
    private final Map<UUID, List<DocketLine>> lines = new HashMap<>();
    private final Map<String, MonthSum> sums = new TreeMap<>(Comparator.reverseOrder());
    int opened;

    DocketInMemory(List<Sheet> sheets) {
        sheets.forEach(sheet -> {
            heads.add(sheet.head());
            lines.put(sheet.id(), sheet.lines());
        });
        for (SheetHead head : heads) {
            YearMonth month = YearMonth.from(Sheet.day(head.last()));
            sums.computeIfAbsent(month + " " + head.plan(), any -> new MonthSum(head.plan(), month, new Tallies()))
                    .tallies()
                    .add(head.tallies());
        }
        heads.sort(Comparator.comparing(SheetHead::last)
                .thenComparing(head -> head.id().toString())
                .reversed());
    }

    @Override
    public List<SheetHead> heads(Period days, HeadPlace place, int most, VisiblePlans plans) {
        int from = place.after() == null ? 0 : heads.indexOf(place.after()) + 1;
        return heads.subList(from, heads.size()).stream()
                .filter(head -> plans.include(head.plan()))
                .filter(head -> isOf(days, head))
                .filter(head -> place.notAfter() == null || !head.first().isAfter(place.notAfter()))
                .limit(most)
                .toList();
    }

    private static boolean isOf(Period days, SheetHead head) {
        LocalDate day = Sheet.day(head.last());
        return days.contains(day);
    }

    @Override
    public void everyHead(Period days, VisiblePlans plans, Consumer<SheetHead> take) {
        heads.stream()
                .filter(head -> plans.include(head.plan()) && isOf(days, head))
                .forEach(take);
    }

    @Override
    public List<MonthSum> months(Period days, VisiblePlans plans) {
        return sums.values().stream()
                .filter(sum -> plans.include(sum.plan()))
                .filter(sum -> !sum.month().atEndOfMonth().isBefore(days.start())
                        && !sum.month().atDay(1).isAfter(Objects.requireNonNull(days.end())))
                .toList();
    }

    @Override
    public List<DocketLine> lines(SheetHead head, VisiblePlans plans) {
        opened++;
        return plans.include(head.plan()) ? lines.getOrDefault(head.id(), List.of()) : List.of();
    }

    @Override
    public OptionalInt proceed(int form, int most, Work work) {
        return OptionalInt.empty();
    }

    @Override
    public Reach reach() {
        return new Reach(0, 0);
    }

    @Override
    public List<ClearDecision> caseOf(DecisionId decision, VisiblePlans plans) {
        return List.of();
    }
}
