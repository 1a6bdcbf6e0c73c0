/** What does a unit mean, and what is an amount in another one? */
@NullMarked
package org.precisionbenefit.terminology.unit;

import org.jspecify.annotations.NullMarked;
