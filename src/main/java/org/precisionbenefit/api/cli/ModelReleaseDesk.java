package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.choice.ChoiceReport;

/** What the command line asks for those who answer for models that go live. */
public interface ModelReleaseDesk {
    /**
     * Why models may not go live, a sentence each; empty when they may.
     *
     * @param folder the folder of the models with their {@code stage.txt}, or null for those of this server
     * @throws IOException when the folder cannot be read
     */
    List<String> check(@Nullable Path folder) throws IOException;

    /**
     * How requests of members fare who chose not to be scored, beside the others.
     *
     * @param plans the plans whose decisions are counted, or an empty list for every plan
     * @throws IOException when no database is reached
     */
    Counted choices(List<String> plans) throws IOException, InterruptedException;

    /**
     * What was counted.
     *
     * @param report the report
     * @param json the same as JSON
     */
    record Counted(ChoiceReport report, String json) {
        public Counted {
            Objects.requireNonNull(report, "report is null");
            Objects.requireNonNull(json, "json is null");
        }
    }
}
