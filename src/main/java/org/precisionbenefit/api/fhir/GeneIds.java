package org.precisionbenefit.api.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionbenefit.terminology.GeneSymbol;

/** The HGNC identifiers of genes, out of the table by which results are read; the reader checks its rows. */
final class GeneIds {
    private static final String TABLE = "/fhir/gene-codes.csv";
    private static final Map<String, String> BY_GENE = Map.copyOf(load());

    private GeneIds() {}

    /** The identifier with its prefix, or empty when the table does not hold the gene. */
    static Optional<String> of(GeneSymbol gene) {
        return Optional.ofNullable(BY_GENE.get(gene.value()));
    }

    private static Map<String, String> load() {
        Map<String, String> ids = new TreeMap<>();
        try (InputStream in = GeneIds.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The table " + TABLE + " must be on the class path.");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] cells = line.split(",", -1);
                if (cells[0].equals("gene")) {
                    ids.put(cells[3], cells[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a table from the class path failed.", e);
        }
        return ids;
    }
}
