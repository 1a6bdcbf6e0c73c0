/** How likely are response and harm for this member on this drug, and is the model entitled to say so? */
@NullMarked
package org.precisionbenefit.prediction;

import org.jspecify.annotations.NullMarked;
