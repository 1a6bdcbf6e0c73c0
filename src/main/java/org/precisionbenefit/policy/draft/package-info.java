/** What is being written that is not in force, and what is wrong with it? */
@NullMarked
package org.precisionbenefit.policy.draft;

import org.jspecify.annotations.NullMarked;
