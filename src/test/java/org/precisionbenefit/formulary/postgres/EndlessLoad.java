package org.precisionbenefit.formulary.postgres;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;
import org.precisionbenefit.formulary.load.RuleFlags;

/** A process that loads a formulary without an end, to be killed. */
final class EndlessLoad {
    private EndlessLoad() {}

    private static final class Endless implements FormularyReader {
        @Override
        public String format() {
            return "endless";
        }

        @Override
        public void read(List<PublishedFile> files, RowSink sink) throws IOException {
            for (int i = 1; true; i++) {
                DrugCode code = new DrugCode(DrugCode.Kind.RXNORM, String.valueOf(i));
                sink.take(
                        new RowPlace("endless", i),
                        new PublishedItem(
                                "GOLD",
                                new PublishedDrug(code, "", "A drug"),
                                null,
                                RuleFlags.UNKNOWN,
                                null,
                                CoverageTerms.ORDINARY,
                                Availability.UNSAID),
                        List.of());
            }
        }
    }

    /** Loads into the database at the URL. */
    public static void main(String[] arguments) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        new PostgresEditions(database)
                .load(
                        new EditionHead("own", LocalDate.of(2026, 7, 1), Instant.EPOCH, "nobody"),
                        new Endless(),
                        List.of(),
                        counts -> {});
    }
}
