/** What happened beside decisions and reviews, and to whom is it told? */
@NullMarked
package org.precisionbenefit.audit.event;

import org.jspecify.annotations.NullMarked;
