/** What did an author write, and on which line and column does it stand? */
@NullMarked
package org.precisionbenefit.terminology.authored;

import org.jspecify.annotations.NullMarked;
