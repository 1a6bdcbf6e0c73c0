/** What was asked, by whom, for whom and how urgently? */
@NullMarked
package org.precisionbenefit.intake;

import org.jspecify.annotations.NullMarked;
