package org.precisionbenefit.formulary.publish;

import java.util.List;

/** Says what is published now. */
public interface FindPublications {
    /** The publications, in the order in which they are read. */
    List<Publication> now();
}
