package org.precisionbenefit.api;

import java.time.Instant;
import java.time.LocalDate;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.published.AskPublished;

/** What is known of plans and their benefits now? */
public interface LiveBenefits {
    /** What new questions are answered with. */
    Live live();

    /** What plans publish of their formularies. */
    AskPublished published();

    /** The day now where the plan is; where whoever runs the engine is for a plan that is not known. */
    LocalDate today(PlanId plan);

    /** Now. */
    Instant now();

    /**
     * What is live at one moment.
     *
     * @param formulary drugs, plans, and the rows of those that publish none
     * @param knowledge what results of genes mean
     */
    record Live(FormularyRelease formulary, KnowledgeRelease knowledge) {}
}
