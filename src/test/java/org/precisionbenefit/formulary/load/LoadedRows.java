package org.precisionbenefit.formulary.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a reader makes of files. */
public record LoadedRows(List<PublishedRow> rows, List<ReportLine> report, LoadCounts counts) {
    public static LoadedRows of(FormularyReader reader, PublishedFile... files) {
        List<PublishedRow> rows = new ArrayList<>();
        List<ReportLine> report = new ArrayList<>();
        ReportingSink sink = new ReportingSink(rows::add, report::add, counts -> {});
        try {
            reader.read(List.of(files), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LoadedRows(rows, report, sink.counts());
    }

    public <T extends PublishedRow> List<T> of(Class<T> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<PublishedItem> items() {
        return of(PublishedItem.class);
    }

    public List<String> reported() {
        return report.stream().map(ReportLine::toString).toList();
    }
}
