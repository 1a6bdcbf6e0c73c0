package org.precisionbenefit.policy;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.law.ExceptionGround;
import org.precisionbenefit.policy.law.Jurisdiction;
import org.precisionbenefit.policy.law.LawTables;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.RxCui;

/** One release of vocabulary, value sets and policies; it never changes once loaded. */
public interface PolicyRelease {
    /** The digest of the files it was loaded from. */
    Digest digest();

    /** The policy version in force for the drug on the day, or empty when there is none. */
    Optional<Policy> policyFor(RxCui ingredient, PlanId plan, AsOf asOf);

    /** Every policy version, sorted by id and version. */
    List<Policy> policies();

    /** The vocabulary's word, or empty when it does not hold it. */
    Optional<Term> term(String name);

    /** The value set, or empty when there is none of that name. */
    Optional<ValueSet> valueSet(String name);

    /** Every value set, by name. */
    default List<ValueSet> valueSets() {
        return List.of();
    }

    /** The dated law tables. */
    default LawTables laws() {
        return LawTables.NONE;
    }

    /** The law that grants an exception on the ground there on the day, or empty when no row that was read does. */
    default Optional<Citation> stepException(Jurisdiction of, ExceptionGround ground, AsOf asOf) {
        return laws().step(of, asOf.date()).filter(law -> law.grants(ground)).map(law -> law.source()
                .citation());
    }

    /** How measured values are brought to the unit of a term. */
    default LabUnits labUnits() {
        return LabUnits.NONE;
    }

    /** What was refused when the release was loaded, and why; everything else serves. */
    List<ConfigurationFault.Problem> refusals();
}
