/** How are decisions and releases kept in PostgreSQL? */
@NullMarked
package org.precisionbenefit.audit.postgres;

import org.jspecify.annotations.NullMarked;
