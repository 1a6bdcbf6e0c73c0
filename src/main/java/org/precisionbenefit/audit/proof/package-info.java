/** By what does somebody who has neither server nor log see that a decision is the one that was made? */
@NullMarked
package org.precisionbenefit.audit.proof;

import org.jspecify.annotations.NullMarked;
