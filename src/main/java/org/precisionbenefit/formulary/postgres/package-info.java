/** How are editions of published formularies kept in PostgreSQL? */
@NullMarked
package org.precisionbenefit.formulary.postgres;

import org.jspecify.annotations.NullMarked;
