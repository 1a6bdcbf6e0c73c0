/** What did people decide on what waited, what did they see, and what waits still? */
@NullMarked
package org.precisionbenefit.audit.review;

import org.jspecify.annotations.NullMarked;
