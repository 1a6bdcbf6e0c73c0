/** Which entries are in the log, in which order, and by what does a stranger see that none was changed? */
@NullMarked
package org.precisionbenefit.audit.log;

import org.jspecify.annotations.NullMarked;
