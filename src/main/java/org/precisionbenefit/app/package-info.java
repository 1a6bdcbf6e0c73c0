/** How are the parts wired, configured and started, and which clock and chance do they get? */
@NullMarked
package org.precisionbenefit.app;

import org.jspecify.annotations.NullMarked;
