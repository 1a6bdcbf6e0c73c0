/** Where does a request stand, by when is it due, and who answers it? */
@NullMarked
package org.precisionbenefit.casework;

import org.jspecify.annotations.NullMarked;
