/** What does a drug's label say for this member's genes? */
@NullMarked
package org.precisionbenefit.evidence.label;

import org.jspecify.annotations.NullMarked;
