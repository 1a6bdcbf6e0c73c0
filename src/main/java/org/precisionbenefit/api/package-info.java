/** Through which doors do systems and people ask, and what does every door need to know? */
@NullMarked
package org.precisionbenefit.api;

import org.jspecify.annotations.NullMarked;
