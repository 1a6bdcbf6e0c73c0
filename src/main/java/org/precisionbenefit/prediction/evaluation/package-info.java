/** What is a way of predicting worth on people it never saw, beside the plainest other way? */
@NullMarked
package org.precisionbenefit.prediction.evaluation;

import org.jspecify.annotations.NullMarked;
