/** What does the written name of a drug say: of which ingredients, in which strengths, in which form, under which brand? */
@NullMarked
package org.precisionbenefit.formulary.names;

import org.jspecify.annotations.NullMarked;
