/** Which drug and plan files did a pharmacist write, and are they well formed? */
@NullMarked
package org.precisionbenefit.formulary.yaml;

import org.jspecify.annotations.NullMarked;
