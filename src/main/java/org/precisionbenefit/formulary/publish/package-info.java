/** What does the payer tell everybody about its plans, their lists of drugs and the drugs on them? */
@NullMarked
package org.precisionbenefit.formulary.publish;

import org.jspecify.annotations.NullMarked;
