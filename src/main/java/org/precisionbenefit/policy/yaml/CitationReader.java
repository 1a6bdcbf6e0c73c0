package org.precisionbenefit.policy.yaml;

import java.util.List;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.authored.Fields;

/** Reads a source: its title, the place inside it, and the day it was last compared with. */
final class CitationReader {
    private CitationReader() {}

    static Citation read(Fields owner) {
        Fields source = Fields.of(
                owner.value("source"), "the source of " + owner.owner(), List.of("title", "locator", "last checked"));
        return new Citation(source.line("title").value(), source.line("locator").value(), source.date("last checked"));
    }
}
