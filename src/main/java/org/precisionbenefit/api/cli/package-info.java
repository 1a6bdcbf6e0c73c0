/** What can an operator say on the command line? */
@NullMarked
package org.precisionbenefit.api.cli;

import org.jspecify.annotations.NullMarked;
