/** How fast is each step, beside the least that it could cost? */
@NullMarked
package org.precisionbenefit.bench;

import org.jspecify.annotations.NullMarked;
