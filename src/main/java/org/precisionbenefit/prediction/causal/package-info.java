/** How much more or less often does an outcome come about on one therapy than on another, all else equal? */
@NullMarked
package org.precisionbenefit.prediction.causal;

import org.jspecify.annotations.NullMarked;
