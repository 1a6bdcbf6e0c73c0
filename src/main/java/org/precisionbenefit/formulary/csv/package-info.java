/** What does a formulary say that a benefit designer keeps by hand as a table? */
@NullMarked
package org.precisionbenefit.formulary.csv;

import org.jspecify.annotations.NullMarked;
