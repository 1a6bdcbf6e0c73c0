/** How does a request come in and its answer go out in FHIR? */
@NullMarked
package org.precisionbenefit.api.fhir;

import org.jspecify.annotations.NullMarked;
