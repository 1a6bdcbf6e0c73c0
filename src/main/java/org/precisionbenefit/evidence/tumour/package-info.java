/** What do a tumour's markers say about a drug, by the drug's label? */
@NullMarked
package org.precisionbenefit.evidence.tumour;

import org.jspecify.annotations.NullMarked;
