package org.precisionbenefit.formulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.AgeRange;
import org.precisionbenefit.formulary.benefit.Coverage;
import org.precisionbenefit.formulary.benefit.DiagnosisRange;
import org.precisionbenefit.formulary.benefit.ItemTerms;
import org.precisionbenefit.formulary.benefit.MemberSex;
import org.precisionbenefit.formulary.benefit.OverlayChange;
import org.precisionbenefit.formulary.benefit.Packaging;
import org.precisionbenefit.formulary.benefit.ResultCondition;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.unit.AmountText;

/**
 * What a row of a plan says, in the words of people who read formularies.
 *
 * @param release the release that the row is of, which names drugs and products
 */
public record ItemText(FormularyRelease release) {

    /** The tier; nothing where the drug is excluded. */
    public static String tier(FormularyItem item) {
        DrugTier tier = item.tier();
        return tier == null ? "" : tier.code().replace('-', ' ');
    }

    /** Whether the drug is covered, in one word or two. */
    public static String coverage(FormularyItem item) {
        return switch (item.ownTerms().coverage()) {
            case COVERED -> "covered";
            case EXCLUDED -> "excluded";
            case INDICATION_ONLY -> "for some diagnoses";
        };
    }

    /** Whether a prior authorization is needed; nothing where the drug is excluded. */
    public static String authorization(FormularyItem item) {
        if (item.ownTerms().coverage() == Coverage.EXCLUDED) {
            return "";
        }
        return item.priorAuthorization() ? "needed" : "not needed";
    }

    /** The drugs to be tried first, by name. */
    public String steps(List<RxCui> steps) {
        return steps.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** The name of a drug. */
    public String name(RxCui ingredient) {
        return release.drug(ingredient).map(Drug::name).orElseGet(() -> "RxNorm " + ingredient);
    }

    /** The limits of quantity and days. */
    public static String limit(SupplyLimits limits) {
        List<String> parts = new ArrayList<>();
        if (limits.quantity() != null) {
            parts.add(quantity(limits.quantity()));
        }
        if (limits.days() != null) {
            parts.add(limits.days() + " days at a time");
        }
        return String.join("; ", parts);
    }

    /** An amount in so many days. */
    public static String quantity(QuantityLimit limit) {
        return AmountText.of(limit.quantity(), limit.unit()) + " in " + limit.daysSupply() + " days";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Everything else that the row says, each in a few words. */
    public List<String> edits(FormularyItem item) {
        ItemTerms terms = item.ownTerms();
        List<String> edits = new ArrayList<>();
        if (terms.reason() != null) {
            edits.add("excluded: " + terms.reason());
        }
        if (!terms.indications().isEmpty()) {
            edits.add("only for "
                    + terms.indications().stream().map(ItemText::diagnosis).collect(Collectors.joining(" or ")));
        }
        AgeRange age = terms.age();
        if (age != null) {
            edits.add("age " + age.words());
        }
        MemberSex sex = terms.sex();
        if (sex != null) {
            edits.add(LetterCase.lower(sex.name()) + " members");
        }
        if (terms.distributed().specialty()) {
            edits.add("specialty pharmacy");
        }
        if (terms.distributed().limited()) {
            edits.add("limited distribution");
        }
        edits.addAll(packaging(terms.packaging()));
        return List.copyOf(edits);
    }

    private static List<String> packaging(@Nullable Packaging packaging) {
        List<String> words = new ArrayList<>();
        if (packaging != null && packaging.packageSize() != null) {
            words.add("whole packages of " + plain(packaging.packageSize()));
        }
        if (packaging != null && packaging.titration() != null) {
            words.add("once a starting pack of " + quantity(packaging.titration()));
        }
        return words;
    }

    private static String diagnosis(DiagnosisRange range) {
        boolean icd = range.system().equals(CodeSystem.ICD10CM.uri());
        return (icd ? "ICD-10-CM " : range.system() + " ") + range.startsWith();
    }

    /** The names of products. */
    public List<String> products(List<RxCui> codes) {
        return codes.stream().map(this::product).toList();
    }

    private String product(RxCui code) {
        DrugIdentification found = release.identify(List.of(Code.of(CodeSystem.RXNORM, code.value())), "");
        return found instanceof DrugIdentification.Identified known && known.product() != null
                ? known.product().name()
                : "RxNorm " + code;
    }

    /** When a row of the overlay applies. */
    public static String condition(ResultCondition when) {
        return when.about() + " " + String.join(" or ", when.words());
    }

    /** What a row of the overlay opens. */
    public String opens(OverlayChange change) {
        List<String> words = new ArrayList<>();
        if (change.tier() != null) {
            words.add("tier " + change.tier().code().replace('-', ' '));
        }
        if (change.stepTherapy() != null) {
            words.add(change.stepTherapy().isEmpty() ? "no step" : "steps " + steps(change.stepTherapy()));
        }
        if (change.priorAuthorization() != null) {
            words.add("no prior authorization");
        }
        if (change.quantity() != null) {
            words.add(quantity(change.quantity()));
        }
        if (change.days() != null) {
            words.add(change.days() + " days at a time");
        }
        if (change.authorizationDays() != null) {
            words.add("authorized for " + change.authorizationDays() + " days");
        }
        return String.join("; ", words);
    }
}
