/** Which lines does a decision leave in the docket, which of them does somebody look for, and which are drawn to be looked at? */
@NullMarked
package org.precisionbenefit.casework.docket;

import org.jspecify.annotations.NullMarked;
