/** What do the member's gene results say about a drug, and on whose authority? */
@NullMarked
package org.precisionbenefit.evidence;

import org.jspecify.annotations.NullMarked;
