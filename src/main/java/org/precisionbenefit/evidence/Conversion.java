package org.precisionbenefit.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.RxCui;

/**
 * Works out what the drugs that a member takes make of one gene's result on one day.
 *
 * <p>Of several inhibitors the strongest counts, and of several inducers likewise. Where inhibitors and inducers meet, or
 * dose or days are not known, everything stays possible that each case would leave. The drug that is asked about does not
 * convert itself: guidance on a drug already knows what that drug does.
 */
final class Conversion {
    private final EnzymeTable enzyme;
    private final LocalDate day;
    private final TreeSet<String> limitations = new TreeSet<>();

    Conversion(EnzymeTable enzyme, LocalDate day) {
        this.enzyme = enzyme;
        this.day = day;
    }

    /** An effect that is there, or may be. */
    private record Acting(Dated<EnzymeModifier> row, boolean sure) {
        EnzymeEffect effect() {
            return row.value().effect();
        }
    }

    /**
     * What the drugs make of the result.
     *
     * @param genetic every lookup value that the gene's result leaves possible; empty when there is no result
     * @param taken the drugs the member takes
     * @param asked the drug that is asked about
     * @return empty when no drug acts on the enzyme
     */
    Optional<Converted> of(List<String> genetic, List<DrugTaken> taken, RxCui asked) {
        TreeMap<RxCui, Acting> acting = new TreeMap<>();
        for (DrugTaken one : taken.stream().sorted().toList()) {
            if (!one.drug().equals(asked)) {
                acting(one).ifPresent(effect -> acting.merge(one.drug(), effect, Conversion::stronger));
            }
        }
        if (acting.isEmpty()) {
            return Optional.empty();
        }
        List<Acting> all = List.copyOf(acting.values());
        @Nullable List<String> adjusted = adjusted(genetic, all);
        return Optional.of(new Converted(
                enzyme.gene(), adjusted, all.stream().map(this::cause).toList(), List.copyOf(limitations)));
    }

    /** The effects that are surely there on the day. */
    SortedSet<EnzymeEffect> acting(List<DrugTaken> taken) {
        SortedSet<EnzymeEffect> sure = new TreeSet<>();
        for (DrugTaken one : taken) {
            acting(one).filter(Acting::sure).ifPresent(effect -> sure.add(effect.effect()));
        }
        return sure;
    }

    private Converted.Cause cause(Acting one) {
        EnzymeModifier row = one.row().value();
        return new Converted.Cause(
                row.drug(),
                row.name(),
                row.effect(),
                row.effect().changesResults(),
                row.verified(),
                one.row().source());
    }

    /** What the drug does today at this dose, the strongest first; empty when it does nothing. */
    private Optional<Acting> acting(DrugTaken taken) {
        Optional<Acting> strongest = Optional.empty();
        for (Dated<EnzymeModifier> row : enzyme.effects(taken.drug(), day)) {
            Optional<Acting> one = acting(row, taken);
            if (one.isPresent()) {
                strongest = Optional.of(
                        strongest.map(known -> stronger(known, one.get())).orElse(one.get()));
            }
        }
        return strongest;
    }

    private Optional<Acting> acting(Dated<EnzymeModifier> row, DrugTaken taken) {
        EnzymeModifier modifier = row.value();
        Presence inTime = inTime(modifier, taken.until());
        Presence inDose = inDose(modifier, taken.dailyMilligrams());
        return inTime == Presence.NO || inDose == Presence.NO
                ? Optional.empty()
                : Optional.of(new Acting(row, inTime == Presence.YES && inDose == Presence.YES));
    }

    /** Whether an effect is there. */
    private enum Presence {
        YES,
        PERHAPS,
        NO
    }

    private Presence inTime(EnzymeModifier modifier, DrugTaken.Until until) {
        LocalDate last = until.lastDay();
        if (!until.known()) {
            if (last != null
                    && enzyme.forgottenDays(day)
                            .filter(days -> last.plusDays(days).isBefore(day))
                            .isPresent()) {
                return Presence.NO;
            }
            limitations.add("It is not known whether " + modifier.name() + " is still taken.");
            return Presence.PERHAPS;
        }
        if (last == null || !last.isBefore(day)) {
            return Presence.YES;
        }
        Integer lasts = modifier.lastsDays();
        if (lasts == null) {
            limitations.add("The use of " + modifier.name() + " ended before the day; how long its effect on "
                    + enzyme.gene() + " lasts is not known here.");
            return Presence.NO;
        }
        if (last.plusDays(lasts).isBefore(day)) {
            return Presence.NO;
        }
        limitations.add("The use of " + modifier.name() + " ended before the day; its effect can last longer.");
        return Presence.PERHAPS;
    }

    private Presence inDose(EnzymeModifier modifier, @Nullable BigDecimal dose) {
        BigDecimal from = modifier.fromDailyMilligrams();
        if (from == null) {
            return Presence.YES;
        }
        if (dose == null) {
            limitations.add("The dose of " + modifier.name() + " is not known; from " + from.toPlainString()
                    + " mg a day on it acts on " + enzyme.gene() + ".");
            return Presence.PERHAPS;
        }
        return dose.compareTo(from) < 0 ? Presence.NO : Presence.YES;
    }

    private static Acting stronger(Acting one, Acting other) {
        int byEffect = one.effect().compareTo(other.effect());
        if (byEffect != 0) {
            return byEffect < 0 ? one : other;
        }
        return one.sure() ? one : other;
    }

    private @Nullable List<String> adjusted(List<String> genetic, List<Acting> acting) {
        Optional<Acting> inhibitor = strongest(acting, true);
        Optional<Acting> inducer = strongest(acting, false);
        if (genetic.isEmpty()) {
            return withoutResult(inhibitor, inducer);
        }
        TreeSet<String> possible = new TreeSet<>();
        boolean unchanged = inhibitor.isEmpty() && inducer.isEmpty();
        if (inhibitor.isPresent() && inducer.isPresent()) {
            limitations.add(
                    "Drugs that inhibit and drugs that induce are taken together; which of them prevails is not known.");
            unchanged = true;
        }
        for (Optional<Acting> one : List.of(inhibitor, inducer)) {
            if (one.isPresent()) {
                unchanged |= !one.get().sure();
                if (!shift(one.get().effect(), genetic, possible)) {
                    return null;
                }
            }
        }
        if (unchanged) {
            possible.addAll(genetic);
        }
        return List.copyOf(possible);
    }

    /** Without a result only an inhibitor tells something, and only where it leaves the same whatever the genes are. */
    private @Nullable List<String> withoutResult(Optional<Acting> inhibitor, Optional<Acting> inducer) {
        limitations.add("No result of gene " + enzyme.gene() + " can be read.");
        return inhibitor
                .filter(one -> one.sure() && inducer.isEmpty())
                .flatMap(one -> enzyme.whatever(one.effect(), day))
                .orElse(null);
    }

    private static Optional<Acting> strongest(List<Acting> acting, boolean inhibits) {
        return acting.stream()
                .filter(one ->
                        one.effect().inhibits() == inhibits && one.effect().changesResults())
                .reduce(Conversion::stronger);
    }

    private boolean shift(EnzymeEffect effect, List<String> genetic, TreeSet<String> possible) {
        for (String from : genetic) {
            Optional<List<String>> left = enzyme.under(effect, from, day);
            if (left.isEmpty()) {
                limitations.add(
                        "What a drug of this strength makes of the result of gene " + enzyme.gene() + " is not known.");
                return false;
            }
            possible.addAll(left.get());
        }
        return true;
    }
}
