/** What does a drug directory that somebody brings (RxNorm, FDA) hold, and which of its rows cannot be used and why? */
@NullMarked
package org.precisionbenefit.formulary.directory;

import org.jspecify.annotations.NullMarked;
