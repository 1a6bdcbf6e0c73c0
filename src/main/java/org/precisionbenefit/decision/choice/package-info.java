/** How do members fare who chose not to be scored, beside the others? */
@NullMarked
package org.precisionbenefit.decision.choice;

import org.jspecify.annotations.NullMarked;
