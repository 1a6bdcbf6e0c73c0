/** Is this body safe to read as JSON? */
@NullMarked
package org.precisionbenefit.intake.json;

import org.jspecify.annotations.NullMarked;
