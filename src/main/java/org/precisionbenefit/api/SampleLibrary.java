package org.precisionbenefit.api;

import java.util.List;
import java.util.Optional;

/** Which sample requests can a visitor send? */
@FunctionalInterface
public interface SampleLibrary {
    /** Every sample, in the order in which they are shown, no name twice. */
    List<Sample> samples();

    /** The sample of this name, or empty when there is none. */
    default Optional<Sample> named(String name) {
        return samples().stream().filter(sample -> sample.name().equals(name)).findFirst();
    }
}
