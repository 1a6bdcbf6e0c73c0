package org.precisionbenefit.casework.docket;

import java.util.List;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.RxCui;

/** To which groups do drugs and plans belong, by the releases of a decision? */
public interface NameGroups {
    /** The names of the drug's therapeutic classes on the day; none where the release is not kept. */
    List<String> classes(Releases releases, RxCui drug, AsOf asOf);

    /** The kind of plan in words, or empty where it is not known. */
    String lineOfBusiness(Releases releases, PlanId plan);
}
