/** What follows for the request from findings and predictions? */
@NullMarked
package org.precisionbenefit.decision;

import org.jspecify.annotations.NullMarked;
