/** How does an invented member's prescriber ask for authorization? */
@NullMarked
package org.precisionbenefit.prediction.json;

import org.jspecify.annotations.NullMarked;
