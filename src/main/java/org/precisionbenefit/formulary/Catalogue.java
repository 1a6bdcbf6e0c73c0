package org.precisionbenefit.formulary;

import java.util.List;
import java.util.Optional;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/** The drugs of one release, and which of them codes and a text name. */
interface Catalogue {
    /** The drug with this ingredient. */
    Optional<Drug> drug(RxCui ingredient);

    /** The drug with this ingredient name. */
    Optional<Drug> drugNamed(String name);

    /** Which drug do these codes and this text name? */
    DrugIdentification identify(List<Code> codes, String text);
}
