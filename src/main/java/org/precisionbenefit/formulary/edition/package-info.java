/**
 * Which edition of a published formulary held on a day, as far as it was known at an instant, and what did another
 * change?
 */
@NullMarked
package org.precisionbenefit.formulary.edition;

import org.jspecify.annotations.NullMarked;
