package org.precisionbenefit.profile.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Reads the gene calls out of PharmCAT's JSON: of its phenotype file ({@code geneReports}) and of its report
 * ({@code genes}), with the genes below their source as in version 2 or directly as in version 3. Only what it called is
 * read; its recommendations are not.
 */
public final class PharmCatReader {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");
    private static final Set<String> NO_CALL = Set.of("", "unknown", "n/a", "no result", "none");
    private static final String CPIC = "CPIC";

    private final OpenJson json;
    private final ObjectMapper mapper = new ObjectMapper();

    /** A reader of bodies that are opened so. */
    public PharmCatReader(OpenJson json) {
        this.json = Objects.requireNonNull(json, "json is null");
    }

    /**
     * What was called for one gene.
     *
     * @param gene the gene
     * @param diplotype the diplotype, several that are possible joined by "or", or null when none was called
     * @param phenotypes the phenotypes and the activity score, where one diplotype alone was called
     */
    public record Call(GeneSymbol gene, @Nullable String diplotype, List<String> phenotypes) {
        public Call {
            Objects.requireNonNull(gene, "gene is null");
            phenotypes = List.copyOf(phenotypes);
        }
    }

    /**
     * Reads the calls, sorted by gene; a gene without a call is left out.
     *
     * @throws RefusedRequest when it is no such JSON, or larger, deeper or stranger than is read
     */
    public List<Call> read(byte[] body) {
        JsonNode root = tree(body);
        JsonNode reports = root.path("geneReports").isObject() ? root.path("geneReports") : root.path("genes");
        if (!reports.isObject()) {
            throw new RefusedRequest(
                    Kind.INVALID, "$this", "The JSON must hold the calls of PharmCAT as geneReports or genes.");
        }
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<GeneSymbol, JsonNode> report : byGene(reports).entrySet()) {
            call(report.getKey(), report.getValue().path("sourceDiplotypes")).ifPresent(calls::add);
        }
        return List.copyOf(calls);
    }

    /** Every token is checked first, so that what builds the tree meets nothing strange. */
    private JsonNode tree(byte[] body) {
        try (JsonParser parser = json.open(body)) {
            while (parser.nextToken() != null) {
                // Reading is checking.
            }
            return mapper.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading guarded JSON from memory failed.", e);
        }
    }

    /** The reports by gene; where sources stand above the genes, CPIC's come first and others fill what it lacks. */
    private static SortedMap<GeneSymbol, JsonNode> byGene(JsonNode reports) {
        SortedMap<GeneSymbol, JsonNode> byGene = new TreeMap<>();
        add(byGene, reports);
        add(byGene, reports.path(CPIC));
        for (String name : names(reports)) {
            add(byGene, reports.path(name));
        }
        return byGene;
    }

    private static void add(SortedMap<GeneSymbol, JsonNode> byGene, JsonNode reports) {
        for (String name : names(reports)) {
            JsonNode report = reports.path(name);
            if (SYMBOL.matcher(name).matches()
                    && report.path("sourceDiplotypes").isArray()) {
                byGene.putIfAbsent(new GeneSymbol(name), report);
            }
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return Collections.unmodifiableSet(names);
    }

    private static Optional<Call> call(GeneSymbol gene, JsonNode diplotypes) {
        Set<String> names = new TreeSet<>();
        List<String> phenotypes = new ArrayList<>();
        for (JsonNode diplotype : diplotypes) {
            if (!isOf(gene, diplotype)) {
                // What stands below one gene and calls itself another's is nobody's.
                return Optional.of(new Call(gene, GeneReader.NO_ALLELES, List.of(GeneReader.DISAGREE)));
            }
            name(diplotype).ifPresent(names::add);
            diplotype.path("phenotypes").forEach(phenotype -> word(phenotype).ifPresent(phenotypes::add));
            word(diplotype.path("activityScore")).map(GeneText::score).ifPresent(phenotypes::add);
        }
        if (names.isEmpty() && phenotypes.isEmpty()) {
            return Optional.empty();
        }
        // Of several possible diplotypes, none of their phenotypes is the member's yet.
        boolean one = diplotypes.size() == 1;
        String diplotype = names.isEmpty() ? null : String.join(" or ", names);
        return Optional.of(new Call(gene, diplotype, one || diplotype == null ? phenotypes : List.of()));
    }

    private static boolean isOf(GeneSymbol gene, JsonNode diplotype) {
        return List.of(diplotype.path("gene"), diplotype.at("/allele1/gene"), diplotype.at("/allele2/gene")).stream()
                .allMatch(named -> !named.isTextual() || named.asText().equals(gene.value()));
    }

    /** The alleles by name; the label may be words such as those for "nothing found". */
    private static Optional<String> name(JsonNode diplotype) {
        Optional<String> first = word(diplotype.at("/allele1/name"));
        Optional<String> second = word(diplotype.at("/allele2/name"));
        if (first.isPresent() && second.isPresent()) {
            return Optional.of(first.get() + "/" + second.get());
        }
        return first.or(() -> word(diplotype.path("label")).filter(label -> !label.startsWith("Unknown")));
    }

    private static Optional<String> word(JsonNode node) {
        if (!node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        String text = node.asText().strip();
        return NO_CALL.contains(LetterCase.lower(text)) ? Optional.empty() : Optional.of(text);
    }
}
