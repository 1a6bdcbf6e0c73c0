package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.precisionbenefit.formulary.benefit.BenefitTables;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/** One release of the drug catalogue and of what each plan covers; it never changes once loaded. */
public interface FormularyRelease {
    /** The digest of the files it was loaded from. */
    Digest digest();

    /**
     * Which drug do these codes and this text name?
     *
     * @param codes RxNorm or NDC codes as sent; others are ignored
     * @param text the drug's name as sent, possibly empty
     */
    DrugIdentification identify(List<Code> codes, String text);

    /** The drug with this ingredient, or empty when the catalogue does not hold it. */
    Optional<Drug> drug(RxCui ingredient);

    /** The drug with this ingredient name (lower case), or empty when the catalogue does not hold it. */
    Optional<Drug> drugNamed(String name);

    /** The classes, by name, of which the drug is one on the day and a member takes one drug at a time. */
    SortedSet<String> duplicateClasses(RxCui ingredient, AsOf asOf);

    /**
     * What the plan says of the drug on the day, or empty when it is not on that plan's formulary. Where it says different
     * things of its products, this is the row for those of which no other row speaks, or else the first.
     */
    Optional<FormularyItem> item(PlanId plan, RxCui ingredient, AsOf asOf);

    /** Every row of the plan on the drug that holds on the day: several where it says different things of its products. */
    List<FormularyItem> items(PlanId plan, RxCui ingredient, AsOf asOf);

    /** Every row of the plan, whenever it holds, by drug name and first day. */
    List<FormularyItem> items(PlanId plan);

    /** What is said of plans and products beside the rows of drugs. */
    BenefitTables benefits();

    /** Every plan, by its identifier. */
    List<Plan> plans();

    /** Every drug with its products, by name. */
    List<Drug> drugs();

    /** The plan, or empty when this release does not hold it. */
    Optional<Plan> plan(PlanId plan);
}
