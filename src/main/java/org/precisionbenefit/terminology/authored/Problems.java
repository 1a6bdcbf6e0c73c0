package org.precisionbenefit.terminology.authored;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Collects what an author has to mend, so that one run names all of it and not only the first. */
public final class Problems {
    private final List<ConfigurationFault.Problem> found = new ArrayList<>();

    public void add(ConfigurationFault.Problem problem) {
        found.add(problem);
    }

    /** Reads one part; when it is faulty, keeps its problems and goes on. */
    public <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ConfigurationFault e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Does one part; when it is faulty, keeps its problems and goes on. */
    public void run(Runnable part) {
        try {
            part.run();
        } catch (ConfigurationFault e) {
            found.addAll(e.problems());
        }
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationFault with every problem, when there is any
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new ConfigurationFault(found);
        }
    }
}
