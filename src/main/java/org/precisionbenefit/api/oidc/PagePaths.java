package org.precisionbenefit.api.oidc;

import java.util.List;

/** Which paths are pages of people, who sign in and have a session? */
final class PagePaths {
    private static final String PAGES = "/ui/";
    private static final List<String> ROOTS = List.of("/console", "/review", "/what-if", "/workbench");

    private PagePaths() {}

    /** Whether a session counts at this path, and whoever has none is led to the sign-in. */
    static boolean isPage(String path) {
        return path.startsWith(PAGES)
                || ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
