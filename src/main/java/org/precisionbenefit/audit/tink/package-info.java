/** How are payloads sealed, values hashed and keys kept with Tink? */
@NullMarked
package org.precisionbenefit.audit.tink;

import org.jspecify.annotations.NullMarked;
