/** How well does a score tell events from non-events, and are its probabilities true, on members it never saw? */
@NullMarked
package org.precisionbenefit.prediction.metrics;

import org.jspecify.annotations.NullMarked;
