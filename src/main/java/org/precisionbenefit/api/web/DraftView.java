package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.precisionbenefit.api.TryDraft;
import org.precisionbenefit.policy.PolicyId;
import org.precisionbenefit.policy.draft.LineDiff;
import org.precisionbenefit.policy.draft.PolicyDraft;
import org.precisionbenefit.policy.draft.PolicyPaths;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * A draft beside what is live.
 *
 * @param draft who saved it when
 * @param release the digest of the policies that were live when it was saved
 * @param sameRelease whether they still are
 * @param files its files
 * @param history all drafts of the same policy, the newest first
 * @param tried what it changes in words, and its simulations
 * @param way how far it is on its way
 */
public record DraftView(
        DraftListView.DraftRow draft,
        String release,
        boolean sameRelease,
        List<FileView> files,
        List<DraftListView.DraftRow> history,
        Tried tried,
        Way way) {
    private static final int CONTEXT = 3;

    public DraftView {
        Objects.requireNonNull(draft, "draft is null");
        Objects.requireNonNull(release, "release is null");
        files = List.copyOf(files);
        history = List.copyOf(history);
        Objects.requireNonNull(tried, "tried is null");
        Objects.requireNonNull(way, "way is null");
    }

    /**
     * What whoever approves it wants to see.
     *
     * @param checked what a check of its texts came to
     * @param approval who signed it, and what may be done about it
     */
    public record Way(PolicyCheckView checked, ApprovalView approval) {
        public Way {
            Objects.requireNonNull(checked, "checked is null");
            Objects.requireNonNull(approval, "approval is null");
        }
    }

    /**
     * What a draft does.
     *
     * @param sentences what it changes in words
     * @param problems why it cannot be read
     * @param simulations its simulations that the caller may see, the newest first
     */
    public record Tried(List<String> sentences, List<String> problems, List<TrialView.TrialRow> simulations) {
        private static final int MOST = 200;

        public Tried {
            sentences = List.copyOf(sentences);
            problems = List.copyOf(problems);
            simulations = List.copyOf(simulations);
        }

        static Tried of(TryDraft.Changes changes, List<TrialView.TrialRow> simulations) {
            return new Tried(
                    changes.sentences(),
                    changes.problems().stream()
                            .limit(MOST)
                            .map(Object::toString)
                            .toList(),
                    simulations);
        }
    }

    /**
     * A file of the draft.
     *
     * @param path its path below the rules folder
     * @param called what a person calls it
     * @param field the name by which it is downloaded
     * @param against the live file that it is compared with, or empty when there is none
     * @param changes how many lines were added and taken away, in words
     * @param lines the lines that differ, with some around them
     */
    public record FileView(
            String path, String called, String field, String against, String changes, List<LineView> lines) {
        public FileView {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line that differs or stands near one.
     *
     * @param kind same, added, removed, or gap for lines that are left out
     * @param before its number in the live text, or empty
     * @param after its number in the draft, or empty
     * @param text the line
     */
    public record LineView(String kind, String before, String after, String text) {}

    static DraftView of(PolicyDraft draft, SourceFiles live, List<PolicyDraft> drafts, Tried tried, Way way) {
        return new DraftView(
                DraftListView.DraftRow.of(draft),
                draft.release().hex(),
                draft.release().equals(live.digest()),
                draft.files().files().stream()
                        .map(file -> file(draft, file, live))
                        .toList(),
                drafts.stream()
                        .filter(other ->
                                other.policy().policy().equals(draft.policy().policy()))
                        .map(DraftListView.DraftRow::of)
                        .toList(),
                tried,
                way);
    }

    /** A version that is not live yet is compared with the one that it was begun from. */
    private static FileView file(PolicyDraft draft, SourceFile file, SourceFiles live) {
        PolicyId id = draft.policy();
        String against = live.find(file.path()).isPresent() ? file.path() : begunFrom(draft, file.path());
        String before = live.find(against).map(SourceFile::text).orElse("");
        List<LineDiff.Line> lines = LineDiff.between(before, file.text());
        return new FileView(
                file.path(),
                PolicyPaths.called(id, file.path()),
                WorkbenchForm.field(id, file.path()),
                live.find(against).isPresent() ? against : "",
                changes(lines),
                shown(lines));
    }

    private static String begunFrom(PolicyDraft draft, String path) {
        if (path.equals(PolicyPaths.policy(draft.policy()))) {
            return PolicyPaths.policy(draft.from());
        }
        return path.equals(PolicyPaths.tests(draft.policy())) ? PolicyPaths.tests(draft.from()) : path;
    }

    private static String changes(List<LineDiff.Line> lines) {
        long added = lines.stream()
                .filter(line -> line.change() == LineDiff.Change.ADDED)
                .count();
        long removed = lines.stream()
                .filter(line -> line.change() == LineDiff.Change.REMOVED)
                .count();
        return added + removed == 0 ? "nothing differs" : added + " added, " + removed + " removed";
    }

    private static List<LineView> shown(List<LineDiff.Line> lines) {
        List<LineView> shown = new ArrayList<>();
        boolean gap = false;
        for (int i = 0; i < lines.size(); i++) {
            if (isNear(lines, i)) {
                shown.add(line(lines.get(i)));
                gap = false;
            } else if (!gap) {
                shown.add(new LineView("gap", "", "", "…"));
                gap = true;
            }
        }
        return shown.stream().anyMatch(line -> !line.kind().equals("gap")) ? shown : List.of();
    }

    private static boolean isNear(List<LineDiff.Line> lines, int at) {
        for (int i = Math.max(0, at - CONTEXT); i <= Math.min(lines.size() - 1, at + CONTEXT); i++) {
            if (lines.get(i).change() != LineDiff.Change.SAME) {
                return true;
            }
        }
        return false;
    }

    private static LineView line(LineDiff.Line line) {
        return new LineView(
                Words.plain(line.change()),
                line.before() == 0 ? "" : String.valueOf(line.before()),
                line.after() == 0 ? "" : String.valueOf(line.after()),
                line.text());
    }
}
