package org.precisionbenefit.api.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the docket.
 *
 * @param form what is looked for
 * @param days the days that were looked at, in words
 * @param lines the lines of this page, the latest first
 * @param next the address of the next page, or null when this is the last
 * @param lookedBackTo the instant down to which was looked where the page is not full and more may come, or null
 * @param behind how many entries of the log are not taken in yet, in words, or null when none
 * @param refusal what is wrong with what is looked for, or null
 */
public record ConsoleView(
        FilterView form,
        String days,
        List<LineView> lines,
        @Nullable String next,
        @Nullable String lookedBackTo,
        @Nullable String behind,
        @Nullable RefusalView refusal) {
    public ConsoleView {
        lines = List.copyOf(lines);
    }
}
