package org.precisionbenefit.terminology.unit;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How an amount reads: "1 tablet", "60 tablets", "3 ml". What is no piece that is known here stands as it was written. */
public final class AmountText {
    private static final SortedSet<String> PIECES = new TreeSet<>(List.of(
            "actuation",
            "applicator",
            "capsule",
            "cartridge",
            "film",
            "implant",
            "inhaler",
            "injector",
            "insert",
            "lozenge",
            "pack",
            "package",
            "packet",
            "pad",
            "patch",
            "pen",
            "piece",
            "ring",
            "sponge",
            "suppository",
            "syringe",
            "system",
            "tablet",
            "vial"));

    private AmountText() {}

    /** The amount with its unit; without one where the unit is empty. */
    public static String of(BigDecimal amount, String unit) {
        String number = amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        return unit.isEmpty() ? number : number + " " + unit(amount, unit);
    }

    /** The unit as it stands behind the amount. */
    public static String unit(BigDecimal amount, String unit) {
        if (amount.compareTo(BigDecimal.ONE) == 0 || !PIECES.contains(unit)) {
            return unit;
        }
        if (unit.endsWith("y")) {
            return unit.substring(0, unit.length() - 1) + "ies";
        }
        return unit + (unit.endsWith("ch") ? "es" : "s");
    }
}
