/** What changes, in plain words, from one version of a policy to another? */
@NullMarked
package org.precisionbenefit.policy.diff;

import org.jspecify.annotations.NullMarked;
