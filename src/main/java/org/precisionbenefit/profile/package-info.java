/** Who is the request for, and what is known of them, from where? */
@NullMarked
package org.precisionbenefit.profile;

import org.jspecify.annotations.NullMarked;
