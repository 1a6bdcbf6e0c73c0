/** How does a person read a decision on a page? */
@NullMarked
package org.precisionbenefit.api.web;

import org.jspecify.annotations.NullMarked;
