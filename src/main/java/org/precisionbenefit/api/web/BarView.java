package org.precisionbenefit.api.web;

import java.util.Locale;

/**
 * A bar of a plot that the server draws, in per cent of its width.
 *
 * @param x where it begins
 * @param width how long it is
 * @param kind the end of its class in the style sheet
 */
public record BarView(String x, String width, String kind) {
    private static final double WHOLE = 100;
    private static final double MIDDLE = 50;

    /** A bar from the middle to the right for what raises, to the left for what lowers; the longest fills its half. */
    static BarView fromMiddle(double value, double most) {
        double length = most == 0 ? 0 : Math.abs(value) / most * MIDDLE;
        return new BarView(percent(value < 0 ? MIDDLE - length : MIDDLE), percent(length), value < 0 ? "down" : "up");
    }

    /** A bar from the left; the whole fills the width. */
    static BarView fromLeft(double value, double whole, String kind) {
        return part(0, value, whole, kind);
    }

    /** A part of a bar that begins where others end. */
    static BarView part(double before, double value, double whole, String kind) {
        return new BarView(
                percent(whole == 0 ? 0 : before / whole * WHOLE),
                percent(whole == 0 ? 0 : value / whole * WHOLE),
                kind);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
