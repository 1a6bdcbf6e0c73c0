package org.precisionbenefit.terminology.authored;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Collects what an author has to mend, so that one run names all of it and not only the first. */
public final class Problems {
    private final List<ConfigurationFault.Problem> found = new ArrayList<>();

    /**
     * Reads something that can have several problems at once.
     *
     * @param part keeps problems in what it is given, and may end with a fault as well
     * @throws ConfigurationFault with all that was kept and the fault, when there is any
     */
    public static <T> T together(Function<Problems, T> part) {
        Problems all = new Problems();
        Optional<T> read = all.attempt(() -> part.apply(all));
        all.raise();
        return read.orElseThrow();
    }

    /** Leaves a part that is read {@link #together} and cannot be built, because problems were kept already. */
    public void leaveIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationFault(List.of());
        }
    }

    public void add(ConfigurationFault.Problem problem) {
        found.add(problem);
    }

    public void addAll(List<ConfigurationFault.Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** All of them in the order in which they were found. */
    public List<ConfigurationFault.Problem> list() {
        return List.copyOf(found);
    }

    /** All of them in the order of files, lines and columns, none twice. */
    public List<ConfigurationFault.Problem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(ConfigurationFault.Problem::where)
                        .thenComparingInt(ConfigurationFault.Problem::line)
                        .thenComparingInt(ConfigurationFault.Problem::column))
                .toList();
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
