package org.precisionbenefit.formulary.partd;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Cells;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.CostShares;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedCost.Phase;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.RowFault;

/** What members pay: a row of a file holds the four kinds of pharmacy side by side. */
final class PartDCosts {
    private static final Map<String, Phase> PHASES = Map.of(
            "0", Phase.DEDUCTIBLE,
            "1", Phase.INITIAL,
            "2", Phase.GAP,
            "3", Phase.CATASTROPHIC);
    /** The code of a days' supply in the cost files, which is no number of days itself. */
    private static final Map<String, Integer> DAYS = Map.of("1", 30, "2", 90, "4", 60);

    private static final List<Channel> CHANNELS = List.of(
            new Channel("PREF", "preferred-retail"),
            new Channel("NONPREF", "standard-retail"),
            new Channel("MAIL_PREF", "preferred-mail"),
            new Channel("MAIL_NONPREF", "standard-mail"));

    private PartDCosts() {}

    /** A kind of pharmacy: what its columns end in, and how it is called. */
    private record Channel(String column, String pharmacy) {}

    static List<PublishedCost> costs(Cells cells) {
        Phase phase = PHASES.get(cells.needed("COVERAGE_LEVEL"));
        if (phase == null) {
            throw new RowFault("The coverage level must be 0, 1, 2 or 3.");
        }
        Flag deductible = cells.flag("DED_APPLIES_YN");
        List<PublishedCost> costs = new ArrayList<>();
        for (Channel channel : CHANNELS) {
            costs.add(new PublishedCost(
                    PartDRows.plan(cells, PartDRows.contractPlan(cells)),
                    tier(cells),
                    phase,
                    channel.pharmacy(),
                    days(cells),
                    charge(cells, channel.column(), deductible)));
        }
        return costs;
    }

    private static Charge charge(Cells cells, String channel, Flag deductible) {
        String type = cells.text("COST_TYPE_" + channel);
        BigDecimal amount = cells.number("COST_AMT_" + channel);
        return switch (type) {
            case "", "0" -> Charge.plain(Charge.Kind.NOT_APPLICABLE, Flag.UNKNOWN);
            case "1" -> Charge.copay(PartDRows.present(amount, "COST_AMT_" + channel), deductible);
            case "2" ->
                bounded(
                        CostShares.share(PartDRows.present(amount, "COST_AMT_" + channel), false, cells.repairs()),
                        cells.number("COST_MIN_AMT_" + channel),
                        cells.number("COST_MAX_AMT_" + channel),
                        deductible);
            default -> throw new RowFault("The type of cost (COST_TYPE_" + channel + ") must be 0, 1 or 2.");
        };
    }

    private static Charge bounded(
            BigDecimal rate, @Nullable BigDecimal least, @Nullable BigDecimal most, Flag deductible) {
        Charge open = Charge.coinsurance(rate, deductible);
        return open.rate() == null || (least == null && most == null)
                ? open
                : new Charge(open.kind(), null, open.rate(), least, most, deductible);
    }

    /** Of insulin a copay and a coinsurance are published; the law caps the copay and the lesser one is paid. */
    static List<PublishedCost> insulin(Cells cells) {
        List<PublishedCost> costs = new ArrayList<>();
        for (Channel channel : CHANNELS) {
            String column = channel.column() + "_INSLN";
            BigDecimal copay = cells.number("COPAY_AMT_" + column);
            BigDecimal rate = cells.number("COIN_AMT_" + column);
            costs.add(new PublishedCost(
                    PartDRows.plan(cells, PartDRows.contractPlan(cells)),
                    cells.text("TIER").isEmpty() ? null : tier(cells),
                    Phase.INSULIN,
                    channel.pharmacy(),
                    days(cells),
                    lesser(copay, rate == null ? null : CostShares.share(rate, false, cells.repairs()))));
        }
        return costs;
    }

    /** A coinsurance whose most is the copay. */
    private static Charge lesser(@Nullable BigDecimal copay, @Nullable BigDecimal rate) {
        if (rate != null && copay != null && rate.signum() > 0 && copay.signum() > 0) {
            return new Charge(Charge.Kind.COINSURANCE, null, rate, null, copay, Flag.NO);
        }
        if (copay != null) {
            return Charge.copay(copay, Flag.NO);
        }
        return rate == null
                ? Charge.plain(Charge.Kind.NOT_APPLICABLE, Flag.UNKNOWN)
                : Charge.coinsurance(rate, Flag.NO);
    }

    private static PublishedTier tier(Cells cells) {
        return PublishedTier.read(cells.needed("TIER"), cells.repairs());
    }

    private static Integer days(Cells cells) {
        Integer days = DAYS.get(cells.needed("DAYS_SUPPLY"));
        if (days == null) {
            throw new RowFault("The days' supply must be 1 (30 days), 2 (90 days) or 4 (60 days).");
        }
        return days;
    }
}
