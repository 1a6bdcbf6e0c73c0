/** How is an authored YAML file read, each value with its place? */
@NullMarked
package org.precisionbenefit.terminology.yaml;

import org.jspecify.annotations.NullMarked;
