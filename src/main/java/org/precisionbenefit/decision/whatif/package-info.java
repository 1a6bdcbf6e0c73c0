/** What would each covered therapy bring this member, and what would be answered if it were asked for? */
@NullMarked
package org.precisionbenefit.decision.whatif;

import org.jspecify.annotations.NullMarked;
