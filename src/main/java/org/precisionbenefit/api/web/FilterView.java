package org.precisionbenefit.api.web;

import java.util.Arrays;
import java.util.List;
import org.precisionbenefit.audit.docket.LineState;
import org.precisionbenefit.casework.docket.DocketQuery;

/**
 * The fields by which the docket is looked through.
 *
 * @param sent what was sent
 * @param from the first day
 * @param to the last day
 * @param states how lines can stand
 */
public record FilterView(ConsoleForm sent, String from, String to, List<Choice> states) {
    public FilterView {
        states = List.copyOf(states);
    }

    /**
     * Something to choose.
     *
     * @param value what is sent
     * @param words what is read
     */
    public record Choice(String value, String words) {}

    static FilterView of(ConsoleForm sent, DocketQuery query) {
        return new FilterView(
                sent,
                query.days().start().toString(),
                String.valueOf(query.days().end()),
                everyState());
    }

    /** The fields as they were sent, of which one holds what it cannot. */
    static FilterView wrong(ConsoleForm sent) {
        return new FilterView(sent, sent.of("from"), sent.of("to"), everyState());
    }

    private static List<Choice> everyState() {
        return Arrays.stream(LineState.values())
                .map(state -> new Choice(state.name(), Mark.of(state).word()))
                .toList();
    }

    /** What a field holds. */
    public String of(String field) {
        return sent.of(field);
    }

    /** Whether a field holds this. */
    public boolean is(String field, String value) {
        return sent.of(field).equals(value);
    }

    /** Where the measures of the same days and plan are. */
    public String measures() {
        return "/console/measures?from=" + ConsoleForm.encoded(from) + "&to=" + ConsoleForm.encoded(to)
                + (of("plan").isEmpty() ? "" : "&plan=" + ConsoleForm.encoded(of("plan")));
    }
}
