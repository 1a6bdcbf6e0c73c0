/** What do formularies say that are published as JSON, by exchanges or as FHIR? */
@NullMarked
package org.precisionbenefit.formulary.json;

import org.jspecify.annotations.NullMarked;
