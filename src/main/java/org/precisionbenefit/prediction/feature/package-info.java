/** Which numbers does a model get for this member, and which of them are missing? */
@NullMarked
package org.precisionbenefit.prediction.feature;

import org.jspecify.annotations.NullMarked;
