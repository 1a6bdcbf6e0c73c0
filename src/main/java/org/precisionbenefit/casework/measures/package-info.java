/** How many requests end how and how fast, in which groups, without telling of single members? */
@NullMarked
package org.precisionbenefit.casework.measures;

import org.jspecify.annotations.NullMarked;
