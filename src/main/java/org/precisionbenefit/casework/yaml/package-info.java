/** What does the clock table say? */
@NullMarked
package org.precisionbenefit.casework.yaml;

import org.jspecify.annotations.NullMarked;
