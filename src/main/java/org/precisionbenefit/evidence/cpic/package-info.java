/** In what does an export of CPIC's own tables differ from the gene files that stand? */
@NullMarked
package org.precisionbenefit.evidence.cpic;

import org.jspecify.annotations.NullMarked;
