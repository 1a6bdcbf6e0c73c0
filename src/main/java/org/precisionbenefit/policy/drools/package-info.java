/** How does Drools find out which criteria are met? */
@NullMarked
package org.precisionbenefit.policy.drools;

import org.jspecify.annotations.NullMarked;
