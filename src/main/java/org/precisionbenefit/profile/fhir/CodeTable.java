package org.precisionbenefit.profile.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.ConfigurationFault;

/** A table that says what a code of another system means here, each row with its source. */
final class CodeTable {
    private static final String HEADER = "kind,system,code,gene,meaning,since,source,last_checked";
    private static final int COLUMNS = HEADER.split(",").length;

    private final List<Row> rows;
    private final Map<Code, Row> byCode = new HashMap<>();

    private CodeTable(String file, List<Row> rows) {
        this.rows = rows;
        for (Row row : rows) {
            if (byCode.put(row.code(), row) != null) {
                throw new ConfigurationFault(file, "The code (" + row.code() + ") must stand in one row only.");
            }
        }
    }

    /**
     * One row.
     *
     * @param code the code
     * @param kind which kind of code it is
     * @param gene the gene it names, empty when none
     * @param meaning what it means here, empty when the kind says all
     */
    record Row(Code code, Kind kind, String gene, String meaning) {}

    /** What a code is for. */
    enum Kind {
        /** The component that names the gene. */
        GENE_STUDIED,
        /** A gene by its identifier. */
        GENE,
        /** The component that says whether what was found is of the germline. */
        ORIGIN,
        /** A result whose value is a genotype; its meaning is the shape in which it is sent. */
        GENOTYPE,
        /** A result whose value is one of two alleles. */
        HAPLOTYPE,
        /** A result that says whether one variant is present. */
        VARIANT,
        /** The component that names a variant. */
        VARIANT_NAME,
        /** The component that says on how many chromosomes a variant is. */
        ALLELIC_STATE,
        /** A result whose value is a phenotype; its meaning is the shape in which it is sent. */
        PHENOTYPE,
        /** A result that says whether one allele is present. */
        PRESENCE,
        /** A test of a tumour marker, by its name in the column of genes; its meaning is the method. */
        MARKER,
        /** The component that counts copies of the gene. */
        COPY_NUMBER,
        /** The component that names the exon. */
        EXON,
        /** The component that names the kind of change. */
        CHANGE,
        /** The component that says whether a variant causes disease. */
        SIGNIFICANCE,
        /** A coded value: a phenotype or an origin. */
        ANSWER,
        /** What came of a drug. */
        OUTCOME,
        /** A statement whose value is a line of therapy. */
        LINE,
        /** A line of therapy; its meaning is the number. */
        LINE_NUMBER
    }

    /**
     * Reads a table from the class path.
     *
     * @throws ConfigurationFault when a row is wrong
     */
    static CodeTable load(String resource) {
        try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ConfigurationFault(resource, "The table must be on the class path.");
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a table from the class path failed.", e);
        }
    }

    static CodeTable parse(String file, String text) {
        List<String> lines = text.lines().toList();
        List<ConfigurationFault.Problem> problems = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new ConfigurationFault(file, "The first line must be " + HEADER + ".");
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            Optional<Kind> kind = Stream.of(Kind.values())
                    .filter(each -> each.name().equalsIgnoreCase(cells[0].replace('-', '_')))
                    .findFirst();
            if (cells.length != COLUMNS || kind.isEmpty() || cells[2].isBlank()) {
                problems.add(new ConfigurationFault.Problem(
                        file, i + 1, 1, "The row must have " + COLUMNS + " cells, a known kind and a code."));
            } else {
                rows.add(new Row(new Code(cells[1], cells[2]), kind.get(), cells[3], cells[4]));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationFault(problems);
        }
        return new CodeTable(file, List.copyOf(rows));
    }

    Optional<Row> find(Code code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Stream<Row> of(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind);
    }
}
