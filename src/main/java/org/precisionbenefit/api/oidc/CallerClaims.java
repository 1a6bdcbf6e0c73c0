package org.precisionbenefit.api.oidc;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.access.Licence;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.WrittenDay;

/**
 * What the claims of a verified token say of a caller. A claim of another form than described says nothing, and a caller of
 * whom nothing is said may do nothing.
 */
final class CallerClaims {
    /** The roles, a list of words. */
    static final String ROLES = "roles";
    /** The plans, a list of identifiers; {@code *} for every plan. */
    static final String PLANS = "plans";
    /** The licence: number, kind, state, expires (a day). */
    static final String LICENCE = "licence";
    /** The granted scopes, with spaces between. */
    static final String SCOPE = "scope";

    private static final String EVERY = "*";

    private CallerClaims() {}

    static Caller caller(String id, Map<String, Object> claims) {
        return new Caller(
                new CallerId(id), roles(claims.get(ROLES)), plans(claims.get(PLANS)), licence(claims.get(LICENCE)));
    }

    private static Set<Role> roles(@Nullable Object claim) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> words = words(claim);
        Arrays.stream(Role.values()).filter(role -> words.contains(role.word())).forEach(roles::add);
        return roles;
    }

    private static VisiblePlans plans(@Nullable Object claim) {
        List<String> words = words(claim);
        if (words.contains(EVERY)) {
            return VisiblePlans.EVERY;
        }
        Set<PlanId> plans = new TreeSet<>();
        words.stream()
                .filter(word -> !word.isBlank() && word.length() <= 64)
                .forEach(word -> plans.add(new PlanId(word)));
        return VisiblePlans.only(plans);
    }

    private static @Nullable Licence licence(@Nullable Object claim) {
        if (!(claim instanceof Map<?, ?> parts)) {
            return null;
        }
        try {
            return new Licence(
                    text(parts, "number"),
                    Licence.Kind.valueOf(LetterCase.upper(text(parts, "kind"))),
                    text(parts, "state"),
                    WrittenDay.parse(text(parts, "expires")));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    private static String text(Map<?, ?> parts, String name) {
        return parts.get(name) instanceof String text ? text : "";
    }

    private static List<String> words(@Nullable Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
