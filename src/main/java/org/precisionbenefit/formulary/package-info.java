/** What does the plan cover for a drug on a day, and how? */
@NullMarked
package org.precisionbenefit.formulary;

import org.jspecify.annotations.NullMarked;
