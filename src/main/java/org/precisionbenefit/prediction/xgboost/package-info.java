/** How are models trained with XGBoost and read from its files? Serving reads JSON and never loads native code. */
@NullMarked
package org.precisionbenefit.prediction.xgboost;

import org.jspecify.annotations.NullMarked;
