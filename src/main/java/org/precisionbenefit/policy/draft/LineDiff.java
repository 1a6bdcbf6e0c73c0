package org.precisionbenefit.policy.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Which lines of a text differ from those of another? */
public final class LineDiff {
    /** Above so many pairs of lines the middle is told as taken away and added, which is coarser and never wrong. */
    private static final int MOST_PAIRS = 4_000_000;

    private LineDiff() {}

    /** What became of a line. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * One line.
     *
     * @param change what became of it
     * @param before its number in the old text, or 0
     * @param after its number in the new text, or 0
     * @param text the line
     */
    public record Line(Change change, int before, int after, String text) {
        public Line {
            Objects.requireNonNull(change, "change is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** Every line of both texts, in order. */
    public static List<Line> between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            lines.add(new Line(Change.SAME, i + 1, i + 1, now.get(i)));
        }
        middle(old.subList(start, old.size() - end), now.subList(start, now.size() - end), start, lines);
        for (int i = end; i > 0; i--) {
            lines.add(new Line(Change.SAME, old.size() - i + 1, now.size() - i + 1, now.get(now.size() - i)));
        }
        return List.copyOf(lines);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r?\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** The longest common run of lines stays, the rest was taken away or added. */
    private static void middle(List<String> old, List<String> now, int before, List<Line> into) {
        int[][] common = (long) old.size() * now.size() > MOST_PAIRS ? null : common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean both = common != null && i < old.size() && j < now.size();
            if (both && old.get(i).equals(now.get(j))) {
                into.add(new Line(Change.SAME, before + i + 1, before + j + 1, now.get(j)));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common == null || common[i + 1][j] >= common[i][j + 1])) {
                into.add(new Line(Change.REMOVED, before + i + 1, 0, old.get(i)));
                i++;
            } else {
                into.add(new Line(Change.ADDED, 0, before + j + 1, now.get(j)));
                j++;
            }
        }
    }

    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
