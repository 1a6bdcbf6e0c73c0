/** Which gene and guidance files did a pharmacist write, and are they well formed? */
@NullMarked
package org.precisionbenefit.evidence.yaml;

import org.jspecify.annotations.NullMarked;
