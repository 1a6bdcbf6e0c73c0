/** What does a plan cover of a drug for one member on one day, under which rules, and what does whom cost how much? */
@NullMarked
package org.precisionbenefit.formulary.benefit;

import org.jspecify.annotations.NullMarked;
