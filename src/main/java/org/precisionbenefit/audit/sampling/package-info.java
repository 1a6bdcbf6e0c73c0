/** Which samples did auditors draw, and what did they find? */
@NullMarked
package org.precisionbenefit.audit.sampling;

import org.jspecify.annotations.NullMarked;
