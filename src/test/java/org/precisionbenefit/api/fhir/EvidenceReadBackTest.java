package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.ItemDecision;
import org.precisionbenefit.evidence.Circumstances;
import org.precisionbenefit.evidence.DrugUse;
import org.precisionbenefit.evidence.Evidence;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GeneEvidence.Known;
import org.precisionbenefit.evidence.GeneKnowledge;
import org.precisionbenefit.evidence.Person;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.AuthoredFolder;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.profile.fhir.ReferenceData;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.GeneSymbol;

/** Every text of every gene that is read as a phenotype is written as Genomics Reporting, and is then read as the same. */
class EvidenceReadBackTest {
    private static final AsOf DAY = new AsOf(LocalDate.of(2026, 11, 28));
    private static final EvidenceBundleWriter WRITER = new EvidenceBundleWriter();
    private static GeneKnowledge knowledge;
    private static CaseFile sample;

    @BeforeAll
    static void load() throws IOException {
        knowledge = (GeneKnowledge) new KnowledgeLoader().load(AuthoredFolder.shipped());
        sample = Decided.decide(
                Decided.READER.read(Decided.text(GeneRequests.SAMPLE).getBytes(StandardCharsets.UTF_8)));
    }

    /** A text of a gene as a laboratory sends it. */
    record Sent(GeneSymbol gene, @Nullable Sex sex, String text) {
        @Override
        public String toString() {
            return gene + " " + text;
        }

        GeneFact fact() {
            return new GeneFact(
                    gene,
                    text,
                    null,
                    GeneFact.Status.FINAL,
                    false,
                    new Provenance("Observation/sent", Provenance.Source.ATTESTED, null));
        }
    }

    static List<Sent> texts() throws IOException {
        List<Sent> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/evidence/hard-cases.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length > 3 && cells[3].startsWith("= ")) {
                Sex sex = cells[1].isEmpty() ? null : Sex.valueOf(cells[1]);
                texts.add(new Sent(new GeneSymbol(cells[0]), sex, cells[2]));
            }
        }
        assertThat(texts).hasSizeGreaterThan(180);
        return texts;
    }

    private static Known read(GeneSymbol gene, @Nullable Sex sex, List<GeneFact> facts) {
        return (Known) Objects.requireNonNull(knowledge.genes(facts, sex, DAY).get(gene))
                .reading();
    }

    /** The sample as if these results and all drugs of their gene had been in it. */
    private static String written(Sent sent) {
        Circumstances known = new Circumstances(
                List.of(), new Person(40, null, null, false, sent.sex()), DrugUse.UNKNOWN, new TreeMap<>());
        Evidence evidence = knowledge.interpret(
                List.of(sent.fact()), known, knowledge.drugs(new TreeSet<>(List.of(sent.gene()))), DAY);
        DecisionRecord record = sample.record();
        ItemDecision item = record.items().get(0);
        return WRITER.write(new CaseFile(
                new DecisionRecord(
                        record.inputs(),
                        record.releases(),
                        record.demonstration(),
                        record.fault(),
                        List.of(new ItemDecision(
                                item.sequence(),
                                item.drug(),
                                item.benefit(),
                                evidence,
                                item.forecasts(),
                                item.evaluation(),
                                item.outcome(),
                                item.remarks(),
                                item.opened()))),
                sample.explanation(),
                sample.receivedAt(),
                sample.due()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_written_is_read_as_the_same_genotype_phenotype_score_and_key(Sent sent) throws IOException {
        String again = GeneRequests.with(GeneRequests.entries(written(sent)));

        List<GeneFact> facts = Decided.READER
                .read(again.getBytes(StandardCharsets.UTF_8))
                .profile()
                .genes();
        Known first = read(sent.gene(), sent.sex(), List.of(sent.fact()));
        assertThat(facts).extracting(GeneFact::gene).containsOnly(sent.gene());
        assertThat(shown(read(sent.gene(), sent.sex(), facts))).isEqualTo(shown(first));
    }

    private static String shown(Known known) {
        boolean named = known.diplotype() != null && !known.diplotype().contains(GeneEvidence.NOT_LISTED);
        return known.phenotype().name() + ", " + (named ? known.diplotype() : "no genotype") + ", "
                + known.activityScore() + ", " + known.lookups();
    }

    @Test
    @Tag("profiles")
    void what_is_written_of_each_gene_is_valid_under_the_published_profiles() throws IOException {
        PublishedProfiles profiles = new PublishedProfiles(
                Decided.CONTEXT, List.of(ReferenceData.folder("fhir/genomics-reporting-stu3.tgz")));
        Map<GeneSymbol, Sent> one = new TreeMap<>();
        texts().forEach(sent -> one.putIfAbsent(sent.gene(), sent));
        List<String> errors = new ArrayList<>();
        for (Sent sent : one.values()) {
            for (JsonNode entry : GeneRequests.entries(written(sent))) {
                JsonNode profile =
                        entry.get("resource").path("meta").path("profile").path(0);
                if (!profile.isMissingNode()) {
                    errors.addAll(profiles.errors(entry.get("resource").toString(), profile.asText()));
                }
            }
        }
        assertThat(one).hasSizeGreaterThan(18);
        assertThat(errors).isEmpty();
    }
}
