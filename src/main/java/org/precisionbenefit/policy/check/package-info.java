/** What of a policy is well-formed and yet cannot be meant, and which change of it would no scenario notice? */
@NullMarked
package org.precisionbenefit.policy.check;

import org.jspecify.annotations.NullMarked;
