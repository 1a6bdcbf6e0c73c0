package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Collects what is wrong, so that an author sees all of it at once. */
final class Problems {
    private final List<ConfigurationFault.Problem> found = new ArrayList<>();

    void add(Place place, String message) {
        found.add(new ConfigurationFault.Problem(place.file(), place.line(), place.column(), message));
    }

    void addAll(List<ConfigurationFault.Problem> problems) {
        found.addAll(problems);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<ConfigurationFault.Problem> list() {
        return List.copyOf(found);
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationFault(found);
        }
    }
}
