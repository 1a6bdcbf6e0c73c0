/** How wide must an answer be to hold the truth as often as it says? */
@NullMarked
package org.precisionbenefit.prediction.conformal;

import org.jspecify.annotations.NullMarked;
