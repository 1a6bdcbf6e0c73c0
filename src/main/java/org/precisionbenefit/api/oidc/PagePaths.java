package org.precisionbenefit.api.oidc;

/** Which paths are pages of people, who sign in and have a session? */
final class PagePaths {
    private static final String PAGES = "/ui/";
    private static final String WORKBENCH = "/workbench";

    private PagePaths() {}

    /** Whether a session counts at this path, and whoever has none is led to the sign-in. */
    static boolean isPage(String path) {
        return path.startsWith(PAGES) || path.equals(WORKBENCH) || path.startsWith(WORKBENCH + "/");
    }
}
