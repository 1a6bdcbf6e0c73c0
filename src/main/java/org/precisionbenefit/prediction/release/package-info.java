/** May a release of models be used, and does what it learned still fit the members it meets? */
@NullMarked
package org.precisionbenefit.prediction.release;

import org.jspecify.annotations.NullMarked;
