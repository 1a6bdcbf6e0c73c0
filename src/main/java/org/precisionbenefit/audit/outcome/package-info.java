/** What became of members about whom something was predicted? */
@NullMarked
package org.precisionbenefit.audit.outcome;

import org.jspecify.annotations.NullMarked;
