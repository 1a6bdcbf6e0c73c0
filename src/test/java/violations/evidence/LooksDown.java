package violations.evidence;

import violations.app.Wiring;

/** Wrong on purpose: a stage that looks down the picture, and changes letters where it stands. */
public final class LooksDown {
    public Wiring wiring() {
        return new Wiring();
    }

    public String small(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
