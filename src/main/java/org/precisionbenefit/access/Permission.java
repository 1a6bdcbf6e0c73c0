package org.precisionbenefit.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may use a door.
 *
 * @param method the HTTP method
 * @param path the path with its parameters in braces
 * @param need what a caller must show
 * @param roles the roles of which the caller must have one; none where the door is open
 * @param scope the scope that a system's token must grant, such as {@code system/Claim.c}, or empty for none
 */
public record Permission(String method, Path path, Need need, Set<Role> roles, String scope) {
    private static final Pattern LETTERS = Pattern.compile("c?r?u?d?s?");

    public Permission {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(need, "need is null");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(scope, "scope is null");
        if (roles.isEmpty() == (need != Need.OPEN)) {
            throw new IllegalArgumentException("The door (" + method + " " + path.template()
                    + ") must either be open or name the roles that may use it.");
        }
    }

    /** What a caller must show. */
    public enum Need {
        /** Nothing. */
        OPEN,
        /** A token or a signed-in session. */
        IDENTITY,
        /** The same, unless whoever runs the engine opened what plans publish to everybody. */
        IDENTITY_UNLESS_PUBLIC,
        /** The same; in development a visitor without any is taken for the demonstration person. */
        IDENTITY_OR_DEMONSTRATION
    }

    /**
     * A path with parameters, each of which stands for one whole part between slashes.
     *
     * @param template the path, its parameters in braces
     */
    public record Path(String template) {
        public Path {
            Objects.requireNonNull(template, "template is null");
            for (String part : template.split("/", -1)) {
                if (part.indexOf('{', 1) >= 0 || isParameter(part) != part.endsWith("}")) {
                    throw new IllegalArgumentException(
                            "A parameter of the path (" + template + ") must be all that stands between two slashes.");
                }
            }
        }

        /** Asked for every door until the right one, at each request: no regular expression is built for it. */
        boolean matches(String path) {
            String[] wanted = template.split("/", -1);
            String[] parts = path.split("/", -1);
            boolean matches = wanted.length == parts.length;
            for (int i = 0; matches && i < wanted.length; i++) {
                matches = isParameter(wanted[i]) ? !parts[i].isEmpty() : wanted[i].equals(parts[i]);
            }
            return matches;
        }

        private static boolean isParameter(String part) {
            return part.startsWith("{");
        }
    }

    /** Whether these scopes, as a token names them with spaces between, grant what the door asks for. */
    public boolean isGrantedBy(String scopes) {
        return scope.isEmpty() || List.of(scopes.split(" ")).stream().anyMatch(this::grants);
    }

    private boolean grants(String granted) {
        int point = scope.lastIndexOf('.');
        int other = granted.lastIndexOf('.');
        if (other < 0) {
            return false;
        }
        String resource = granted.substring(0, other);
        String letters = granted.substring(other + 1);
        boolean covers = resource.equals(scope.substring(0, point)) || resource.equals("system/*");
        return covers && LETTERS.matcher(letters).matches() && letters.contains(scope.substring(point + 1));
    }
}
