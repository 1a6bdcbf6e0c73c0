/** What does a protocol file say of an evaluation, and where is it wrong? */
@NullMarked
package org.precisionbenefit.prediction.yaml;

import org.jspecify.annotations.NullMarked;
