package org.precisionbenefit.api.web;

import java.util.List;
import org.precisionbenefit.casework.packet.CodingCheck;

/**
 * A case as a packet for print.
 *
 * @param decision the decision with what is told around it
 * @param checks what was checked of its codes
 * @param printed when and by whom it was printed
 */
public record PacketView(DecisionView decision, List<CheckView> checks, String printed) {
    public PacketView {
        checks = List.copyOf(checks);
    }

    /**
     * What was checked of a code.
     *
     * @param item the item
     * @param of what it is of
     * @param code the code with its system
     * @param form whether it is written as codes of its system are
     * @param list which list of ours holds it
     */
    public record CheckView(int item, String of, String code, String form, String list) {
        static CheckView of(CodingCheck check) {
            return new CheckView(
                    check.item(),
                    Words.plain(check.of()),
                    CodeWords.of(check.code()),
                    switch (check.form()) {
                        case WELL -> "written as codes of its system are";
                        case NOT_WELL -> "not written as codes of its system are";
                        case NOT_CHECKED -> "the form of its system is not checked";
                    },
                    check.list() == null ? "in no list of this release" : "in " + check.list());
        }
    }
}
