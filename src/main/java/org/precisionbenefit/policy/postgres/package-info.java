/** Where are drafts of policies kept? */
@NullMarked
package org.precisionbenefit.policy.postgres;

import org.jspecify.annotations.NullMarked;
