package org.precisionbenefit.formulary.names;

import java.util.List;
import java.util.Objects;

/**
 * A form in which drugs are given.
 *
 * @param name its name in lower case, for example "oral tablet"
 * @param route by which way it is given, for example "oral"
 * @param unit in what it is counted, for example "tablet"
 * @param written how names write it, each in lower-case words
 */
public record DoseForm(String name, String route, String unit, List<String> written) {
    public DoseForm {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(route, "route is null");
        Objects.requireNonNull(unit, "unit is null");
        written = List.copyOf(written);
    }

    /** In what a product of these strengths is counted: what is injected and holds no volume is a powder in vials. */
    public String countedIn(List<Strength> strengths) {
        boolean powder = unit.equals("ml")
                && route.equals("injection")
                && strengths.stream().allMatch(strength -> strength.per() == null);
        return powder ? "vial" : unit;
    }
}
