/** What does an ensemble of decision trees say for one row of features, and which features made it say so? */
@NullMarked
package org.precisionbenefit.prediction.tree;

import org.jspecify.annotations.NullMarked;
