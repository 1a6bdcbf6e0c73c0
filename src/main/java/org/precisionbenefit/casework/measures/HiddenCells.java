package org.precisionbenefit.casework.measures;

/**
 * Which counts of a table must not be shown: one from 1 to 10 could point at somebody, and so could one that follows from
 * the others and their sum. So counts are hidden until what is hidden in any row and column is more than one count and at
 * least 11 together. Counts of several tables, or of two spans of days, are not held against each other.
 */
final class HiddenCells {
    /** The least count that is shown, other than none (the threshold of CMS for published cells). */
    static final int LEAST = 11;

    private final long[][] counts;
    private final boolean[][] hidden;

    /**
     * Hides what must be hidden. The last row holds the sums of the columns where lines belong to one row each; the last
     * column holds the sums of the rows.
     */
    HiddenCells(long[][] counts) {
        this(counts, true);
    }

    /** Hides what must be hidden in one row by itself. */
    static HiddenCells ofOneRow(long[][] counts) {
        return new HiddenCells(counts, false);
    }

    private HiddenCells(long[][] counts, boolean columns) {
        this.counts = counts;
        this.hidden = new boolean[counts.length][counts[0].length];
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[r].length; c++) {
                hidden[r][c] = isSmall(counts[r][c]);
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int r = 0; r < counts.length; r++) {
                more |= protect(r, true);
            }
            for (int c = 0; columns && c < counts[0].length; c++) {
                more |= protect(c, false);
            }
        }
    }

    static boolean isSmall(long count) {
        return count > 0 && count < LEAST;
    }

    boolean isHidden(int row, int column) {
        return hidden[row][column];
    }

    private int length(boolean row) {
        return row ? counts[0].length : counts.length;
    }

    private long count(int line, int place, boolean row) {
        return row ? counts[line][place] : counts[place][line];
    }

    private boolean hides(int line, int place, boolean row) {
        return row ? hidden[line][place] : hidden[place][line];
    }

    /** Hides more of a row or column, its sum included, while what is hidden follows from what is shown. */
    private boolean protect(int line, boolean row) {
        boolean changed = false;
        while (true) {
            int parts = length(row) - 1;
            int hiding = 0;
            long sum = 0;
            int next = -1;
            for (int place = 0; place < parts; place++) {
                if (hides(line, place, row)) {
                    hiding++;
                    sum += count(line, place, row);
                } else if (next < 0 || isBetter(count(line, place, row), count(line, next, row))) {
                    next = place;
                }
            }
            boolean total = hides(line, parts, row);
            // Where the sum is hidden it is one unknown more.
            boolean follows = total ? hiding == 0 : hiding == 1 || (hiding > 0 && sum < LEAST);
            if (!follows || next < 0) {
                return changed;
            }
            if (row) {
                hidden[line][next] = true;
            } else {
                hidden[next][line] = true;
            }
            changed = true;
        }
    }

    /** The smallest count that is there tells least; that something is not there comes last. */
    private static boolean isBetter(long count, long than) {
        return than == 0 ? count > 0 : count > 0 && count < than;
    }
}
