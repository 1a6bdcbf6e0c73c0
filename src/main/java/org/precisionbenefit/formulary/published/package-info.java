/** What does a plan say of its drugs in public, on a day and as far as was known at an instant? */
@NullMarked
package org.precisionbenefit.formulary.published;

import org.jspecify.annotations.NullMarked;
