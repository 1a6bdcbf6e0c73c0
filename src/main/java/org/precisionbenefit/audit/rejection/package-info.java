/** Which submissions were refused, of whom and why, without a word of what was sent? */
@NullMarked
package org.precisionbenefit.audit.rejection;

import org.jspecify.annotations.NullMarked;
