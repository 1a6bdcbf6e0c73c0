package org.precisionbenefit.formulary.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.WrittenDay;

/** One row of a table of text. Blanks alone and a single dot mean that nothing was published. */
public final class Cells {
    private static final int LONGEST = 2_000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{0,15}(?:\\.[0-9]{0,15})?");

    private final Columns columns;
    private final List<String> cells;
    private final List<String> repairs = new ArrayList<>(0);

    /**
     * Builds a row.
     *
     * @throws RowFault when it has not as many cells as there are columns
     */
    public Cells(Columns columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
        if (cells.size() != columns.width()) {
            throw new RowFault("The row must have " + columns.width() + " cells as the heading has, and has "
                    + cells.size() + ".");
        }
    }

    /** What was changed to read the row. */
    public List<String> repairs() {
        return repairs;
    }

    /** The text of a column, empty when there is none or no such column. */
    public String text(String column) {
        int place = columns.place(column);
        if (place < 0) {
            return "";
        }
        String text = cells.get(place).strip();
        if (text.length() > LONGEST) {
            throw new RowFault("The cell (" + column + ") must have at most " + LONGEST + " characters.");
        }
        return text.equals(".") ? "" : text;
    }

    /** The text of a column that must hold one. */
    public String needed(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new RowFault("The cell (" + column + ") must not be empty.");
        }
        return text;
    }

    /** The flag of a column. One that cannot be read is unknown, because the drug stands on the list all the same. */
    public Flag flag(String column) {
        String text = text(column);
        Optional<Flag> read = Flag.read(text);
        if (read.isEmpty()) {
            repairs.add("the flag (" + column + ") cannot be read and is unknown");
        }
        return read.orElse(Flag.UNKNOWN);
    }

    /** The number of a column, or null when there is none. */
    public @Nullable BigDecimal number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches() || text.chars().noneMatch(Character::isDigit)) {
            throw new RowFault("The cell (" + column + ") must hold a number, with a point before decimals.");
        }
        return LimitText.plain(new BigDecimal(text));
    }

    /** The whole number of a column, or null when there is none; 30.000 is whole. */
    public @Nullable Integer whole(String column) {
        BigDecimal number = number(column);
        if (number == null) {
            return null;
        }
        if (number.scale() > 0 || number.precision() > 9) {
            throw new RowFault("The cell (" + column + ") must hold a whole number.");
        }
        return number.intValue();
    }

    /** The day of a column, or null when there is none. */
    public @Nullable LocalDate day(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return WrittenDay.parse(text);
        } catch (DateTimeException e) {
            throw new RowFault("The cell (" + column + ") must hold a day such as 2026-01-31.");
        }
    }
}
