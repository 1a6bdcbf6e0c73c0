package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the command line asks for those who want to know what other rules do. */
public interface SimulationDesk {
    /**
     * What changes from one folder of rules, or version of a policy, to another; empty when nothing does.
     *
     * @param before a folder, or {@code policy/version} of the rules folder
     * @param after the same
     * @throws IOException when a folder cannot be read
     */
    List<String> diff(String before, String after) throws IOException;

    /**
     * Decides requests by both.
     *
     * @param order what is to be run
     * @param progress is told in words how far it is, seldom
     * @return the report as text
     * @throws IOException when a folder cannot be read or written
     */
    String simulate(Order order, Consumer<String> progress) throws IOException, InterruptedException;

    /**
     * What is to be run.
     *
     * @param before the folder of the earlier rules
     * @param after the folder of the later rules
     * @param requests how many invented requests
     * @param seed the seed of invented requests
     * @param recorded the plans whose recorded requests are taken instead, an empty list for every plan, or null for invented ones
     * @param into the folder of results and report
     */
    record Order(
            Path before,
            Path after,
            long requests,
            long seed,
            @Nullable List<String> recorded,
            Path into) {
        public Order {
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
            recorded = recorded == null ? null : List.copyOf(recorded);
            Objects.requireNonNull(into, "into is null");
        }
    }
}
