/** How do systems ask in plain JSON? */
@NullMarked
package org.precisionbenefit.api.rest;

import org.jspecify.annotations.NullMarked;
