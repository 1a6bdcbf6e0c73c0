package org.precisionbenefit.formulary.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.precisionbenefit.formulary.load.Cells;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LineSource;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedRow;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;

/**
 * Reads tables of drugs, plans and costs in CSV: UTF-8, commas, a heading, and perhaps lines before it that map the
 * columns of another table (see {@link CsvHead}).
 *
 * <p>Columns of drugs: {@code list}, {@code code}, {@code code_system} (rxnorm or ndc; rxnorm where empty), {@code
 * name}, {@code tier}, {@code prior_authorization}, {@code prior_authorization_new_starts}, {@code step_therapy},
 * {@code step_therapy_new_starts}, {@code quantity_limit} (yes, no, or empty where it is not known), {@code
 * limit_amount}, {@code limit_unit}, {@code limit_days}, or {@code limit_text} in words, {@code indications} (parted by
 * semicolons; the drug is covered for these alone), {@code status} (active, draft or retired), {@code starts}, {@code
 * ends}.
 *
 * <p>Columns of plans: {@code plan}, {@code plan_name}, {@code lists} (parted by semicolons), {@code deductible},
 * {@code status}, {@code starts}, {@code ends}. Columns of costs: {@code plan}, {@code tier}, {@code pharmacy}, {@code
 * days}, {@code copay}, {@code copay_when}, {@code coinsurance_percent}, {@code coinsurance_when}; "when" is no-charge,
 * before-deductible, after-deductible or not-applicable.
 */
public final class CsvReader implements FormularyReader {
    private static final int LONGEST_LINE = 32_768;

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void read(List<PublishedFile> files, RowSink sink) throws IOException {
        for (PublishedFile file : files) {
            try (LineSource lines = new LineSource(file.open(), StandardCharsets.UTF_8, LONGEST_LINE)) {
                read(file.name(), lines, sink);
            }
        }
    }

    private static void read(String name, LineSource lines, RowSink sink) throws IOException {
        CsvHead head;
        try {
            head = CsvHead.read(lines);
        } catch (RowFault fault) {
            throw LoadFault.at(new RowPlace(name, Math.max(1, lines.number())), fault.why());
        }
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            RowPlace place = new RowPlace(name, lines.number());
            try {
                if (lines.isTooLong()) {
                    throw new RowFault("The line must have at most " + LONGEST_LINE + " characters.");
                }
                row(place, head, line, sink);
            } catch (RowFault fault) {
                sink.reject(place, fault.why());
            }
        }
    }

    private static void row(RowPlace place, CsvHead head, String line, RowSink sink) throws IOException {
        Cells cells = new Cells(head.own(), head.arranged(CsvLine.split(line)));
        if (line.indexOf('\ufffd') >= 0) {
            cells.repairs().add("characters that are not UTF-8 were replaced");
        }
        for (PublishedRow row : CsvRows.rows(head.table(), cells)) {
            sink.take(place, row, cells.repairs());
        }
    }
}
