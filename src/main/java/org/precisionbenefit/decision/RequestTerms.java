package org.precisionbenefit.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.ProductDetail;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.RequestedItem.Certification;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Finds what the request itself says: which kind it is, who asks, for which dose and form, under which plan. */
final class RequestTerms {
    private static final String INITIAL = "initial";
    private static final String RENEWAL = "renewal";
    private static final String NOT_STATED = "not stated";

    private final NamedDrugs named;

    RequestTerms(NamedDrugs named) {
        this.named = named;
    }

    /**
     * A first request or a renewal: what the sender calls it; else a renewal where the plan paid for the drug before, and a
     * first request where nothing at all is known of it. A drug that was taken without the plan leaves it open.
     */
    TermValue kind(ItemContext context) {
        Certification certification = context.item().certification();
        if (certification != null) {
            return word(certification == Certification.RENEWAL ? RENEWAL : INITIAL, List.of(item(context, "")));
        }
        SortedSet<RxCui> own = new TreeSet<>();
        own.add(context.benefit().ingredient());
        List<Fill> fills = named.fills(own, context);
        List<Provenance> paid = fills.stream()
                .filter(fill -> fill.kind() == Fill.Kind.CLAIMED)
                .map(UseTerms::provenance)
                .toList();
        if (!paid.isEmpty()) {
            return word(RENEWAL, paid);
        }
        List<Provenance> taken =
                new ArrayList<>(fills.stream().map(UseTerms::provenance).toList());
        named.sent(own, context).stream()
                .filter(fact -> fact.outcome() != MedicationFact.Outcome.CONTRAINDICATED)
                .forEach(fact -> taken.add(fact.provenance()));
        return taken.isEmpty()
                ? word(INITIAL, List.of(item(context, "")))
                : ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        "The drug was taken before, and whether this is a renewal was not sent.",
                        taken);
    }

    /** Whether the prescriber's specialty is one of these; another one is a no only where the set is complete. */
    static TermValue specialty(ValueSet set, ItemContext context) {
        List<Code> codes = context.prescriber().codes();
        List<Provenance> from = List.of(new Provenance("PractitionerRole", Provenance.Source.DOCUMENTED, null));
        if (codes.stream().anyMatch(set::contains)) {
            return new TermValue.Flag(true, Provenance.Source.DOCUMENTED, from);
        }
        if (!codes.isEmpty() && codes.stream().allMatch(set::tells)) {
            return new TermValue.Flag(false, Provenance.Source.DOCUMENTED, from);
        }
        return ClinicalTerms.unknown(
                TermValue.Reason.ABSENT,
                "No specialty was sent by a code of the provider taxonomy that tells.",
                codes.isEmpty() ? List.of() : from);
    }

    /** Whether the drug is the one that the item was identified as; that is always known. */
    TermValue asksFor(String drug, ItemContext context) {
        boolean asked = named.of(drug).contains(context.benefit().ingredient());
        return new TermValue.Flag(asked, Provenance.Source.DOCUMENTED, List.of(item(context, "")));
    }

    TermValue dailyDose(ItemContext context) {
        RequestedItem item = context.item();
        BigDecimal dose = DailyDose.of(product(context).orElse(null), item.quantity(), item.daysSupply());
        List<Provenance> from = List.of(item(context, ".quantity"));
        return dose == null
                ? ClinicalTerms.unknown(
                        TermValue.Reason.ABSENT,
                        "The dose of a day cannot be told: product, quantity and days are needed.",
                        from)
                : new TermValue.Number(dose, Provenance.Source.DOCUMENTED, from);
    }

    static TermValue daysSupply(ItemContext context) {
        Integer days = context.item().daysSupply();
        return days == null
                ? ClinicalTerms.unknown(TermValue.Reason.ABSENT, "For how many days was not sent.", List.of())
                : new TermValue.Number(
                        BigDecimal.valueOf(days), Provenance.Source.DOCUMENTED, List.of(item(context, ".quantity")));
    }

    TermValue form(ItemContext context) {
        List<Provenance> from = List.of(item(context, ""));
        DrugProduct product = product(context).orElse(null);
        ProductDetail detail = product == null ? null : product.detail();
        return detail == null
                ? ClinicalTerms.unknown(TermValue.Reason.ABSENT, "No single product was asked for.", from)
                : new TermValue.Words(List.of(LetterCase.lower(detail.form())), Provenance.Source.DOCUMENTED, from);
    }

    private Optional<DrugProduct> product(ItemContext context) {
        return named.product(context.item().drugCodes(), context.item().drugText());
    }

    static TermValue ofPlan(@Nullable String value, ItemContext context) {
        return word(
                // What the plan's file does not say is none of the places that a policy can name.
                value == null ? NOT_STATED : LetterCase.lower(value),
                List.of(new Provenance("Plan/" + context.plan().id(), Provenance.Source.DOCUMENTED, null)));
    }

    private static TermValue word(String word, List<Provenance> from) {
        return new TermValue.Words(List.of(word), Provenance.Source.DOCUMENTED, from);
    }

    private static Provenance item(ItemContext context, String element) {
        return new Provenance(
                "Claim.item[" + context.item().sequence() + "]" + element, Provenance.Source.DOCUMENTED, null);
    }
}
