/** How are records written as JSON, byte for byte the same each time? */
@NullMarked
package org.precisionbenefit.audit.json;

import org.jspecify.annotations.NullMarked;
