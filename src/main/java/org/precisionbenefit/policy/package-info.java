/** Which criteria of the plan's policy are met, not met or unknown? */
@NullMarked
package org.precisionbenefit.policy;

import org.jspecify.annotations.NullMarked;
