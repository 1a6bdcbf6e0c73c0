/** What does this FHIR bundle ask, for whom, and what does it say of them? */
@NullMarked
package org.precisionbenefit.profile.fhir;

import org.jspecify.annotations.NullMarked;
