package org.precisionbenefit.api;

import java.time.LocalDate;
import org.precisionbenefit.evidence.KnowledgeRelease;

/** What is known of genes and drugs now? */
public interface LiveKnowledge {
    /** The knowledge that new decisions are made with. */
    KnowledgeRelease knowledge();

    /** The day, where no plan tells its own. */
    LocalDate today();
}
