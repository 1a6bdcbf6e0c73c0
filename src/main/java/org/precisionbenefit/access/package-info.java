/** Who asks, and what may they see and do? */
@NullMarked
package org.precisionbenefit.access;

import org.jspecify.annotations.NullMarked;
