package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes advice on one line, in the way in which the table of the two codings writes it. */
final class AdviceText {
    private AdviceText() {}

    static String of(List<Advice> advice) {
        return advice.stream().map(AdviceText::of).collect(Collectors.joining(" | "));
    }

    private static String of(Advice advice) {
        StringBuilder text = new StringBuilder(word(advice.action()).replace(' ', '-'));
        Amount amount = advice.amount();
        if (amount != null) {
            text.append(' ').append(of(amount));
        }
        if (advice.of() != null) {
            text.append(" of ").append(advice.of());
        }
        if (!advice.instead().isEmpty()) {
            text.append(" instead ").append(String.join("; ", advice.instead()));
        }
        if (advice.what() != null) {
            text.append(": ").append(advice.what());
        }
        if (!advice.when().isEmpty()) {
            text.append(" (when ").append(String.join("; ", advice.when())).append(')');
        }
        return text.toString();
    }

    private static String of(Amount amount) {
        String bound = amount.bound() == Amount.Bound.EXACTLY ? "" : word(amount.bound()) + " ";
        String end = amount.high() == null ? "" : "-" + amount.high().toPlainString();
        return bound + amount.low().toPlainString() + end + " " + amount.unit();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
