/** Which invented members, drawn from published figures, is a model trained on? */
@NullMarked
package org.precisionbenefit.prediction.cohort;

import org.jspecify.annotations.NullMarked;
