/** What do Medicare's public-use files say of each Part D plan's formulary? */
@NullMarked
package org.precisionbenefit.formulary.partd;

import org.jspecify.annotations.NullMarked;
