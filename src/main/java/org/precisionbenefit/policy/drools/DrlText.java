package org.precisionbenefit.policy.drools;

import java.math.BigDecimal;
import org.precisionbenefit.policy.EvaluationFault;

/** Writes values into rule text. Every string of an author passes through here, and nothing else of an author does. */
final class DrlText {
    private DrlText() {}

    /**
     * A string literal. Rule text is code, so only characters that can do nothing inside a literal are written; the
     * loader has refused all others long before.
     */
    static String string(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(Character.isLetterOrDigit(c) && c < 128) && " ._*/+():-".indexOf(c) < 0) {
                throw new EvaluationFault("A word of a policy must hold only letters, digits, spaces and ._*/+():-, "
                        + "because it becomes part of a rule.");
            }
        }
        return '"' + value + '"';
    }

    /** A floating-point literal without an exponent. */
    static String number(BigDecimal value) {
        String plain = value.stripTrailingZeros().toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
