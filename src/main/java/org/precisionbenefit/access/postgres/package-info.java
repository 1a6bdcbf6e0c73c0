/** Which proofs were used before, as PostgreSQL remembers it for every instance? */
@NullMarked
package org.precisionbenefit.access.postgres;

import org.jspecify.annotations.NullMarked;
