package violations.access;

import violations.app.Wiring;

/** Wrong on purpose: a stage that looks down the picture. */
public final class LooksDown {
    public Wiring wiring() {
        return new Wiring();
    }
}
