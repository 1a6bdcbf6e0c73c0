/** How are kept decisions found and counted, without opening each of them and without saying in the clear what is in them? */
@NullMarked
package org.precisionbenefit.audit.docket;

import org.jspecify.annotations.NullMarked;
