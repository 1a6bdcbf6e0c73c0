package org.precisionbenefit.access;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a system or a person whose identity was proven at the door.
 *
 * @param id the name that the issuer gives
 * @param roles what the caller is here for
 * @param plans the plans whose members' data the caller may see and send
 * @param licence the caller's licence to practise, or null when none was shown
 */
public record Caller(
        CallerId id,
        Set<Role> roles,
        VisiblePlans plans,
        @Nullable Licence licence) {
    public Caller {
        Objects.requireNonNull(id, "id is null");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(plans, "plans is null");
    }
}
