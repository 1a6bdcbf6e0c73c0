package org.precisionbenefit.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionbenefit.api.cli.MemberDesk;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.postgres.PostgresHistory;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.HistoryFiles;
import org.precisionbenefit.profile.fhir.HistoryFiles.HistoryFile;
import org.precisionbenefit.profile.history.KeepHistory;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Imports members' histories beside the server that runs on the data folder, or alone. */
final class MemberImport implements MemberDesk {
    private final KeysFolder keys;

    MemberImport(KeysFolder keys) {
        this.keys = keys;
    }

    @Override
    public void importFiles(Order order, Report report) throws IOException, InterruptedException {
        boolean reached = new DatabaseVisit(keys)
                .asApplication(database -> {
                    importFiles(order, report, store(database));
                    return true;
                })
                .orElse(false);
        if (!reached) {
            throw new ConfigurationFault(
                    "precision-benefit.data-dir",
                    "There is no database in the data folder that histories could be kept in. Start the server once, or"
                            + " name the right folder.");
        }
    }

    private KeepHistory store(DataSource database) {
        return new PostgresHistory(database, keys.seal(), new JsonCanonical(), Clock.systemUTC(), UUID::randomUUID);
    }

    /** Imports into a store; a file that fails leaves nothing behind and does not keep the others back. */
    static void importFiles(Order order, Report report, KeepHistory store) {
        FhirContext context = FhirContext.forR4Cached();
        String plan = order.plan();
        HistoryFiles files = new HistoryFiles(
                new JsonGuard("Resource", new ElementNames(context)::contains)::open,
                context,
                order.memberSystem(),
                plan == null ? null : new PlanId(plan));
        for (Path path : order.files()) {
            try {
                files.gather(file(path));
            } catch (IOException e) {
                // Reading it again says so.
                continue;
            }
        }
        for (Path path : order.files()) {
            report.file(path, whole(path, files, report, store));
        }
    }

    private static String whole(Path path, HistoryFiles files, Report report, KeepHistory store) {
        try {
            store.whole(adding -> files.read(file(path), adding, row -> report.row(path, row)));
            return "";
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static HistoryFile file(Path path) {
        return new HistoryFile(path.toString(), () -> Files.newInputStream(path));
    }
}
