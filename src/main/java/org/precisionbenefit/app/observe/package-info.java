/** What does an operator see of what happens inside? */
@NullMarked
package org.precisionbenefit.app.observe;

import org.jspecify.annotations.NullMarked;
