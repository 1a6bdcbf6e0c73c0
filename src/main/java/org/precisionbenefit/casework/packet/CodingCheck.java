package org.precisionbenefit.casework.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.formulary.NdcLayout;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/**
 * What was checked of one code of a request. A code that is written well and stands in no list of ours need not be wrong: the
 * lists hold what policies and the catalogue speak of.
 *
 * @param item the item's sequence
 * @param of what the code is of
 * @param code the code
 * @param form whether it is written as codes of its system are
 * @param list the list of ours that holds it, or null where none does
 */
public record CodingCheck(
        int item, Of of, Code code, Form form, @Nullable String list) {
    /** Three characters of a category, then up to four more (ICD-10-CM Official Guidelines, section I.A). */
    private static final Pattern ICD10CM = Pattern.compile("[A-Z][0-9][0-9A-Z](?:[.]?[0-9A-Z]{1,4})?");

    private static final Pattern RXNORM = Pattern.compile("[1-9][0-9]{0,7}");
    /** Level I has five figures or four and a letter, level II a letter and four figures. */
    private static final Pattern HCPCS = Pattern.compile("[0-9]{5}|[0-9]{4}[A-Z]|[A-V][0-9]{4}");

    public CodingCheck {
        Objects.requireNonNull(of, "of is null");
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(form, "form is null");
    }

    /** What a code is of. */
    public enum Of {
        DRUG,
        DIAGNOSIS
    }

    /** How a code is written. */
    public enum Form {
        /** As codes of its system are. */
        WELL,
        /** Otherwise. */
        NOT_WELL,
        /** Its system has no form that is checked here. */
        NOT_CHECKED
    }

    /** The checks of every code that the items of a request carry, item by item. */
    public static List<CodingCheck> of(DecisionRecord record, KnownCodes known) {
        List<CodingCheck> checks = new ArrayList<>();
        for (RequestedItem item : record.inputs().request().items()) {
            item.drugCodes().forEach(code -> checks.add(check(record, item, Of.DRUG, code, known)));
            item.diagnoses().forEach(code -> checks.add(check(record, item, Of.DIAGNOSIS, code, known)));
        }
        return checks;
    }

    private static CodingCheck check(DecisionRecord record, RequestedItem item, Of of, Code code, KnownCodes known) {
        return new CodingCheck(
                item.sequence(),
                of,
                code,
                form(code),
                known.list(record.releases(), code).orElse(null));
    }

    static Form form(Code code) {
        CodeSystem system = Arrays.stream(CodeSystem.values())
                .filter(code::isFrom)
                .findFirst()
                .orElse(null);
        if (system == null) {
            return Form.NOT_CHECKED;
        }
        return switch (system) {
            case ICD10CM -> fits(ICD10CM, code);
            case RXNORM -> fits(RXNORM, code);
            case HCPCS -> fits(HCPCS, code);
            case NDC -> NdcLayout.elevenDigits(code.value()).isEmpty() ? Form.NOT_WELL : Form.WELL;
            case SNOMED, LOINC, HGNC, UCUM, NCIT, NUCC, TERM -> Form.NOT_CHECKED;
        };
    }

    private static Form fits(Pattern form, Code code) {
        return form.matcher(code.value()).matches() ? Form.WELL : Form.NOT_WELL;
    }
}
