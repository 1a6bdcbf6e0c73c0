/** Which smallest changes of fact would alter the answer to a decided item, each decided again to prove it? */
@NullMarked
package org.precisionbenefit.decision.counterfactual;

import org.jspecify.annotations.NullMarked;
