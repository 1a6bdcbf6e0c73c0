/** What do the plan's own records say of a member: when covered, which drugs supplied, what measured? */
@NullMarked
package org.precisionbenefit.profile.history;

import org.jspecify.annotations.NullMarked;
