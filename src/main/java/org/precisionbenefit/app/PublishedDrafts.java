package org.precisionbenefit.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.precisionbenefit.audit.Activation;
import org.precisionbenefit.audit.ActivationHistory;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseStore;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * What was published from drafts since the rules folder was entered last, and is live or is to be. A folder that does not hold
 * it is older than what is live, however new its other files are.
 */
final class PublishedDrafts {
    private final ReleaseStore store;

    PublishedDrafts(ReleaseStore store) {
        this.store = Objects.requireNonNull(store, "store is null");
    }

    /**
     * What a rules folder with these files would take back.
     *
     * @param files what lies in the folder
     * @param live what is live
     * @return a sentence for each draft; none when the folder holds them all
     */
    List<String> takenBack(SourceFiles files, Activation live) {
        ActivationHistory history = new ActivationHistory(store.activations().of(ReleaseKind.POLICY));
        List<Activation> drafts = history.draftsSinceTheFolder();
        if (drafts.isEmpty()) {
            return List.of();
        }
        Optional<SourceFiles> serving = files(live);
        List<String> sentences = new ArrayList<>();
        for (Activation one : drafts) {
            List<SourceFile> changed = changed(history, one);
            // What was entered after the one that is live, and was not refused, waits for its day.
            boolean stands = one.number() > live.number()
                    || serving.filter(all -> changed.stream().allMatch(file -> holds(all, file)))
                            .isPresent();
            List<String> missing = changed.stream()
                    .filter(file -> !holds(files, file))
                    .map(SourceFile::path)
                    .toList();
            if (stands && !missing.isEmpty()) {
                sentences.add("Draft " + one.entry().draft() + ", entered by "
                        + one.entry().by() + " as entry " + one.number() + ": " + String.join(", ", missing) + ".");
            }
        }
        return sentences;
    }

    /** The files that a release from a draft changed of what was live as it was entered. */
    private List<SourceFile> changed(ActivationHistory history, Activation one) {
        Optional<SourceFiles> before =
                history.until(one).due(one.entry().entered()).flatMap(this::files);
        return files(one)
                .map(all -> all.files().stream()
                        .filter(file ->
                                before.filter(earlier -> holds(earlier, file)).isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static boolean holds(SourceFiles files, SourceFile wanted) {
        return files.find(wanted.path()).filter(wanted::equals).isPresent();
    }

    /** A release that is damaged cannot serve, so that nothing of it can be taken back. */
    private Optional<SourceFiles> files(Activation one) {
        try {
            return Optional.of(ReleaseFollower.kept(store, one.entry().digest()));
        } catch (ConfigurationFault damaged) {
            return Optional.empty();
        }
    }
}
