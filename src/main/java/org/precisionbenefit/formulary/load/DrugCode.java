package org.precisionbenefit.formulary.load;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.NdcLayout;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * The code under which a published formulary lists a drug.
 *
 * @param kind what kind of code it is, as far as can be told
 * @param value the code; RxNorm without leading zeros, NDC with eleven digits; empty exactly for {@link Kind#NONE}
 */
public record DrugCode(Kind kind, String value) {
    /** A drug that is listed by its name alone. */
    public static final DrugCode NONE = new DrugCode(Kind.NONE, "");

    /** RxNorm has not reached eight digits; what has eight is something else, such as an NDC whose zeros were lost. */
    private static final Pattern RXNORM = Pattern.compile("[1-9][0-9]{0,6}");

    private static final Pattern PADDED_RXNORM = Pattern.compile("0+([1-9][0-9]{0,6})");
    private static final Pattern DECIMAL_RXNORM = Pattern.compile("([1-9][0-9]{0,6})\\.0+");
    private static final Pattern ANY = Pattern.compile("[0-9][0-9-]{0,15}");
    private static final int LONGEST = 64;
    private static final int NDC_DIGITS = 11;
    private static final int MOST_PADDED = 8;

    /** What kind a code is. */
    public enum Kind {
        RXNORM,
        NDC,
        /** A number of a kind that cannot be told. */
        UNKNOWN,
        /** The drug is listed by its name alone. */
        NONE
    }

    public DrugCode {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(value, "value is null");
        if (value.isEmpty() != (kind == Kind.NONE)) {
            throw new IllegalArgumentException("A code must have a value, and a drug without a code none.");
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new RowFault("A drug code must have at most " + LONGEST + " characters, without control characters.");
        }
    }

    /**
     * Reads what stands where an RxNorm identifier belongs. Publishers also write an NDC there, or numbers of their
     * own.
     *
     * @param repairs where a change of what was published is said
     * @throws RowFault when it is no number
     */
    public static DrugCode rxNorm(String published, List<String> repairs) {
        String text = published.strip();
        if (text.isEmpty()) {
            return NONE;
        }
        if (RXNORM.matcher(text).matches()) {
            return new DrugCode(Kind.RXNORM, text);
        }
        Matcher padded = PADDED_RXNORM.matcher(text);
        if (text.length() <= MOST_PADDED && padded.matches()) {
            repairs.add("the leading zeros of the RxNorm identifier (" + text + ") were taken away");
            return new DrugCode(Kind.RXNORM, padded.group(1));
        }
        Matcher decimal = DECIMAL_RXNORM.matcher(text);
        if (decimal.matches()) {
            repairs.add("the decimals of the RxNorm identifier (" + text + ") were taken away");
            return new DrugCode(Kind.RXNORM, decimal.group(1));
        }
        DrugCode other = ndc(text, repairs);
        if (other.kind() == Kind.NDC) {
            repairs.add("an NDC (" + text + ") stands where an RxNorm identifier belongs and was taken as NDC");
        }
        return other;
    }

    /**
     * Reads a National Drug Code: eleven digits, or ten with the two hyphens that tell its layout.
     *
     * @param repairs where a change of what was published is said
     * @throws RowFault when it is no number
     */
    public static DrugCode ndc(String published, List<String> repairs) {
        String text = published.strip();
        if (text.isEmpty()) {
            return NONE;
        }
        // Ten digits without hyphens fit several layouts and are never one of them here.
        if (text.length() == NDC_DIGITS || text.indexOf('-') > 0) {
            List<String> codes = NdcLayout.elevenDigits(text);
            if (codes.size() == 1) {
                return new DrugCode(Kind.NDC, codes.get(0));
            }
        }
        if (!ANY.matcher(text).matches() || text.chars().noneMatch(c -> c > '0')) {
            throw new RowFault(
                    "The drug code (" + text + ") must be an RxNorm identifier or an NDC, which are numbers.");
        }
        repairs.add("the kind of the drug code (" + text + ") cannot be told, and it was kept as it stands");
        return new DrugCode(Kind.UNKNOWN, text);
    }

    /**
     * Reads an NDC of a file whose codes all have eleven digits, so that a shorter one has lost leading zeros.
     *
     * @param repairs where a change of what was published is said
     * @throws RowFault when it has other characters than digits, or more than eleven
     */
    public static String elevenDigits(String published, List<String> repairs) {
        String text = published.strip();
        if (text.length() > NDC_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RowFault("The NDC (" + text + ") must have eleven digits.");
        }
        if (!text.isEmpty() && text.length() < NDC_DIGITS) {
            repairs.add("the NDC (" + text + ") has lost its leading zeros and got them back");
            return "0".repeat(NDC_DIGITS - text.length()) + text;
        }
        return text;
    }

    /** The codes of a product, the most exact first. */
    public static Stream<DrugCode> of(DrugProduct product) {
        Stream<DrugCode> own = product.rxcui() == null
                ? Stream.of()
                : Stream.of(new DrugCode(Kind.RXNORM, product.rxcui().value()));
        return Stream.concat(
                own,
                product.codes().stream()
                        .filter(code -> code.isFrom(CodeSystem.NDC))
                        .map(code -> new DrugCode(Kind.NDC, code.value())));
    }

    @Override
    public String toString() {
        return kind == Kind.NONE ? "no code" : kind + " " + value;
    }
}
