/** How does somebody check the log who has neither the server nor the database? */
@NullMarked
package org.precisionbenefit.audit.cli;

import org.jspecify.annotations.NullMarked;
