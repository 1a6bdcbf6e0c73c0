/** What do the authored policy files say, and what is wrong with them, where? */
@NullMarked
package org.precisionbenefit.policy.yaml;

import org.jspecify.annotations.NullMarked;
