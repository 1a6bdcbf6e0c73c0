/** Through which doors do requests come in and answers go out? */
@NullMarked
package org.precisionbenefit.api;

import org.jspecify.annotations.NullMarked;
