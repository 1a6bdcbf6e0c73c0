/** What would other policies have answered to many requests, and which line makes the difference? */
@NullMarked
package org.precisionbenefit.decision.simulation;

import org.jspecify.annotations.NullMarked;
