package org.precisionbenefit.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.HistoryFiles;
import org.precisionbenefit.profile.fhir.HistoryFiles.HistoryFile;
import org.precisionbenefit.profile.history.ImportedRow;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.profile.history.LookUpHistory;
import org.precisionbenefit.profile.history.MemberHistory;

/**
 * The invented members that come with the application, so that a development server has histories to show. They are read
 * like any import; one whose history is there already is left alone, so that every start may ask again.
 */
final class ExampleMembers implements Runnable {
    private static final Logger LOG = Logger.getLogger(ExampleMembers.class);
    private static final String FOLDER = "samples/members/";

    private final KeepHistory keep;
    private final LookUpHistory known;
    private final Clock clock;

    /**
     * Prepares the load.
     *
     * @param keep where histories are kept
     * @param known where kept histories are looked up
     * @param clock tells until when something was known
     */
    ExampleMembers(KeepHistory keep, LookUpHistory known, Clock clock) {
        this.keep = keep;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The history of a member under a plan.
     *
     * @param member the member
     * @param plan the plan
     * @param history what the files hold
     */
    record Example(MemberId member, PlanId plan, MemberHistory history) {}

    /** Loads beside a server that serves already: whatever fails here is said and stops nothing. */
    @Override
    public void run() {
        try {
            List<Example> examples = read(row -> {});
            int loaded = load(examples);
            LOG.infof(
                    "Invented example members: %d of %d loaded, the others were there.",
                    (Object) loaded, (Object) examples.size());
        } catch (IOException | IllegalStateException e) {
            LOG.warnf("The invented example members were not loaded: %s", e.getMessage());
        }
    }

    /** Keeps those that are not there as they stand in the files, and says how many. */
    int load(List<Example> examples) throws IOException {
        List<Example> missing = examples.stream().filter(each -> !isThere(each)).toList();
        if (!missing.isEmpty()) {
            keep.whole(adding -> missing.forEach(each -> adding.add(each.member(), each.plan(), each.history())));
        }
        return missing.size();
    }

    private boolean isThere(Example example) {
        MemberHistory there = known.of(example.member(), example.plan(), clock.instant());
        return there.followedBy(example.history()).equals(there);
    }

    /** Reads the files; what came of each row is told. */
    static List<Example> read(Consumer<ImportedRow> rows) throws IOException {
        FhirContext context = FhirContext.forR4Cached();
        HistoryFiles reader = new HistoryFiles(
                new JsonGuard("Resource", new ElementNames(context)::contains)::open, context, null, null);
        List<HistoryFile> files = files();
        for (HistoryFile file : files) {
            reader.gather(file);
        }
        Map<String, Gathered> byMember = new TreeMap<>();
        for (HistoryFile file : files) {
            reader.read(
                    file,
                    (member, plan, part) -> byMember.computeIfAbsent(
                                    plan.value() + "\n" + member.value(), any -> new Gathered(member, plan))
                            .parts
                            .add(part),
                    rows);
        }
        return byMember.values().stream()
                .map(each -> new Example(each.member, each.plan, each.parts.history()))
                .toList();
    }

    private static List<HistoryFile> files() throws IOException {
        List<HistoryFile> files = new ArrayList<>();
        for (String line : ReleaseFolders.text(FOLDER + "index.tsv").lines().toList()) {
            String name = line.substring(0, line.indexOf('\t')) + ".ndjson";
            byte[] content = ReleaseFolders.text(FOLDER + name).getBytes(StandardCharsets.UTF_8);
            files.add(new HistoryFile(name, () -> new ByteArrayInputStream(content)));
        }
        return files;
    }

    /** What was read of a member so far. */
    private static final class Gathered {
        private final MemberId member;
        private final PlanId plan;
        private final MemberHistory.Gathering parts = new MemberHistory.Gathering();

        Gathered(MemberId member, PlanId plan) {
            this.member = member;
            this.plan = plan;
        }
    }
}
