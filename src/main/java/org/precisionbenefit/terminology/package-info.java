/** Which words, codes, units, dates and marks do all stages share? */
@NullMarked
package org.precisionbenefit.terminology;

import org.jspecify.annotations.NullMarked;
