/** Is a model entitled to speak about this request, and what does it say? */
@NullMarked
package org.precisionbenefit.prediction.serving;

import org.jspecify.annotations.NullMarked;
