/** What was known and why was it decided so, for ever? */
@NullMarked
package org.precisionbenefit.audit;

import org.jspecify.annotations.NullMarked;
