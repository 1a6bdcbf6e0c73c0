/** What may a rule see of a request, and what may it say? Rule files import this package and no other. */
@NullMarked
package org.precisionbenefit.policy.facts;

import org.jspecify.annotations.NullMarked;
