/** What does a plan's published formulary say, row by row, and which of its rows could not be read? */
@NullMarked
package org.precisionbenefit.formulary.load;

import org.jspecify.annotations.NullMarked;
