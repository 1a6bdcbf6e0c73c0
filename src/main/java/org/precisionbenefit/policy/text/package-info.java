/** How does a policy read, line by line, in plain words? */
@NullMarked
package org.precisionbenefit.policy.text;

import org.jspecify.annotations.NullMarked;
