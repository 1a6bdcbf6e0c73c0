package org.precisionbenefit.terminology.unit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.LetterCase;

/** Reads the text of one unit from left to right. */
final class UnitReader {
    private static final int LONGEST = 40;
    private static final int LARGEST_POWER = 12;
    private static final String LENGTH = "length";
    private static final String TIME = "time";

    /** A component: a symbol with a power and words in braces, each of which may be missing. */
    private static final Pattern COMPONENT = Pattern.compile(
            "(?<ten>10[*^])(?<tens>[+-]?[0-9]{1,2})|(?<symbol>(?:[A-Za-z%\\u00b5\\u03bc]|\\[[A-Za-z_]+])++)?(?<power>-?[0-9]{1,2})?(?<words>\\{[^{}]*})?");

    /**
     * What a symbol stands for.
     *
     * @param factor its size in grams, moles, metres, seconds or itself
     * @param kinds what it measures
     * @param prefixed whether a prefix may stand before it
     */
    private record Symbol(BigDecimal factor, List<String> kinds, boolean prefixed) {
        static Symbol metric(String factor, String... kinds) {
            return new Symbol(new BigDecimal(factor), List.of(kinds), true);
        }

        static Symbol plain(String factor, String... kinds) {
            return new Symbol(new BigDecimal(factor), List.of(kinds), false);
        }
    }

    /** Sizes are those of the UCUM table (unitsofmeasure.org, version 2.1, seen 2026-11-28). */
    private static final Map<String, Symbol> SYMBOLS = Map.ofEntries(
            Map.entry("g", Symbol.metric("1", UnitKinds.MASS)),
            Map.entry("mol", Symbol.metric("1", UnitKinds.AMOUNT)),
            Map.entry("m", Symbol.metric("1", LENGTH)),
            Map.entry("L", Symbol.metric("0.001", LENGTH, LENGTH, LENGTH)),
            Map.entry("l", Symbol.metric("0.001", LENGTH, LENGTH, LENGTH)),
            Map.entry("s", Symbol.metric("1", TIME)),
            Map.entry("min", Symbol.plain("60", TIME)),
            Map.entry("h", Symbol.plain("3600", TIME)),
            Map.entry("d", Symbol.plain("86400", TIME)),
            Map.entry("wk", Symbol.plain("604800", TIME)),
            Map.entry("[IU]", Symbol.metric("1", "international unit")),
            Map.entry("[iU]", Symbol.metric("1", "international unit")),
            Map.entry("U", Symbol.metric("1", "enzyme unit")),
            Map.entry("eq", Symbol.metric("1", "equivalent")),
            Map.entry("%", Symbol.plain("0.01")),
            Map.entry("[lb_av]", Symbol.plain("453.59237", UnitKinds.MASS)),
            Map.entry("[oz_av]", Symbol.plain("28.349523125", UnitKinds.MASS)),
            Map.entry("[in_i]", Symbol.plain("0.0254", LENGTH)),
            Map.entry("[ft_i]", Symbol.plain("0.3048", LENGTH)));

    private static final Map<String, Integer> PREFIXES =
            Map.of("k", 3, "d", -1, "c", -2, "m", -3, "u", -6, "\u00b5", -6, "\u03bc", -6, "n", -9, "p", -12, "f", -15);

    private final String text;
    private final List<String> above = new ArrayList<>();
    private final List<String> below = new ArrayList<>();
    private BigDecimal factor = BigDecimal.ONE;
    private BigDecimal divisor = BigDecimal.ONE;

    UnitReader(String text) {
        this.text = Objects.requireNonNull(text, "text is null").strip();
    }

    Optional<MeasuringUnit> read() {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        int at = text.charAt(0) == '/' ? 1 : 0;
        boolean divides = at == 1;
        Matcher component = COMPONENT.matcher(text);
        while (at <= text.length()) {
            component.region(at, text.length());
            if (!component.lookingAt() || component.end() == at || !take(component, divides)) {
                return Optional.empty();
            }
            at = component.end();
            if (at == text.length()) {
                return Optional.of(new MeasuringUnit(factor, divisor, new UnitKinds(above, below)));
            }
            if (text.charAt(at) != '/' && text.charAt(at) != '.') {
                return Optional.empty();
            }
            divides = text.charAt(at) == '/';
            at++;
        }
        return Optional.empty();
    }

    private boolean take(Matcher component, boolean divides) {
        if (component.group("ten") != null) {
            return multiply(BigDecimal.ONE.movePointRight(Integer.parseInt(component.group("tens"))), divides);
        }
        String words = component.group("words");
        String power = component.group("power");
        String code = component.group("symbol");
        if (words != null) {
            (divides ? below : above).add(LetterCase.lower(words));
        }
        if (code == null) {
            // A number stands for itself; here only the one of "1" and words alone are read.
            return power == null || power.equals("1");
        }
        Symbol symbol = symbol(code);
        int times = power == null ? 1 : Integer.parseInt(power);
        if (symbol == null || times == 0 || Math.abs(times) > LARGEST_POWER) {
            return false;
        }
        boolean under = divides == times > 0;
        for (int i = 0; i < Math.abs(times); i++) {
            multiply(symbol.factor(), under);
            (under ? below : above).addAll(symbol.kinds());
        }
        return true;
    }

    private boolean multiply(BigDecimal by, boolean divides) {
        if (divides) {
            divisor = divisor.multiply(by);
        } else {
            factor = factor.multiply(by);
        }
        return true;
    }

    private static @Nullable Symbol symbol(String code) {
        Symbol whole = SYMBOLS.get(code);
        if (whole != null) {
            return whole;
        }
        Integer ten = PREFIXES.get(code.substring(0, 1));
        Symbol prefixed = SYMBOLS.get(code.substring(1));
        return ten == null || prefixed == null || !prefixed.prefixed()
                ? null
                : new Symbol(prefixed.factor().scaleByPowerOfTen(ten), prefixed.kinds(), false);
    }
}
