package org.precisionbenefit.formulary.publish;

import java.time.Instant;
import org.precisionbenefit.terminology.LetterCase;

/** One thing that is published under an id of its own. The same thing has the same id after every start. */
public sealed interface Entry permits PlanEntry, ListEntry, ItemEntry, MedicineEntry, AreaEntry {
    /** The id: 1 to 64 letters, figures, dots and hyphens. */
    String id();

    /** Since when it stands as it is. */
    Instant updated();

    /** Kinds of things that are searched together. */
    enum Kind {
        /** Plans, and the lists of drugs that hold for them. */
        PLAN,
        /** Drugs on lists. */
        ITEM,
        /** Drugs by themselves. */
        MEDICINE,
        /** Areas in which plans are offered. */
        AREA;

        /** Its word in messages. */
        public String word() {
            return LetterCase.lower(name());
        }
    }
}
