/** Which law holds for a kind of plan in a state on a day, what it grants, and what it forbids a machine? */
@NullMarked
package org.precisionbenefit.policy.law;

import org.jspecify.annotations.NullMarked;
