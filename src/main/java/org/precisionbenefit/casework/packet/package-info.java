/** What goes with a decision when it leaves the house on paper: are its codes written as codes are, and known? */
@NullMarked
package org.precisionbenefit.casework.packet;

import org.jspecify.annotations.NullMarked;
