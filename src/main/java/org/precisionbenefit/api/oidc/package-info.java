/** How do callers prove who they are, by OAuth 2 and OpenID Connect? */
@NullMarked
package org.precisionbenefit.api.oidc;

import org.jspecify.annotations.NullMarked;
