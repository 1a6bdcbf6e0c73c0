package org.precisionbenefit.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleasesInMemory;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.decision.Approved;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.decision.VariedInputs;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.SourceFiles;

/**
 * Decisions as one version of the engine recorded them, with everything that is needed to make them again: the releases,
 * twelve records in full with their explanations, and of a thousand more the inputs and the digests of what came of them.
 *
 * @param folder where they lie; its name is the version
 */
record RecordedFixture(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/recorded");
    private static final Canonical JSON = new JsonCanonical();
    private static final int DOUBLE = 2;
    private static final int THOUSAND = 1000;
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>precision-benefit-engine</artifactId>\\s*<version>([^<]+)</version>");

    /** A record with its explanation, byte for byte. */
    record Texts(String record, String explanation) {
        Digest digest() {
            return Digest.of(record + "\n" + explanation + "\n");
        }
    }

    static List<RecordedFixture> all() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(RecordedFixture::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records the decisions of the present version. What an earlier run recorded is never overwritten. */
    static void recordAnew(Path work) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("The pom must name the version of the engine.");
        }
        RecordedFixture fixture = new RecordedFixture(ALL.resolve(version.group(1)));
        if (Files.exists(fixture.folder)) {
            throw new IllegalStateException("The folder (" + fixture.folder + ") must not exist: recorded decisions are"
                    + " kept for ever. Raise the version; only what was never released may be deleted by hand.");
        }
        ReleasesInMemory store = new ReleasesInMemory();
        Publishing publishing = new Publishing(store, LetIn.ALL);
        AuthoredCopy copy = AuthoredCopy.below(work);
        SourceFiles formulary = publishing.formulary(copy.formulary());
        SourceFiles policy = publishing.policies(copy.rules(), LoadedReleases.formulary(formulary));
        SourceFiles knowledge = publishing.knowledge(copy.formulary());
        SourceFiles models = publishing.models(ModelSource.bundled(true));
        Files.createDirectories(fixture.folder.resolve("releases"));
        fixture.write("releases/policy.json", JSON.encode(policy));
        fixture.write("releases/formulary.json", JSON.encode(formulary));
        fixture.write("releases/knowledge.json", JSON.encode(knowledge));
        fixture.write("releases/models.json", JSON.encode(models));
        fixture.writeDecisions(new LoadedReleases(store, new DroolsEvaluator(10))
                .engine(new Releases(
                        version.group(1), policy.digest(), formulary.digest(), knowledge.digest(), models.digest()))
                .orElseThrow());
    }

    private void writeDecisions(DecisionEngine engine) throws IOException {
        Map<String, Texts> inFull = new TreeMap<>();
        StringBuilder digests = new StringBuilder();
        List<String> inputs = new ArrayList<>();
        for (DecisionInputs one : VariedInputs.of(THOUSAND, 11)) {
            DecisionRecord record = engine.decide(one);
            Texts texts = decided(engine, record);
            inputs.add(JSON.encode(one));
            digests.append(texts.digest()).append('\n');
            boolean room = record.items().size() == 1
                    || inFull.keySet().stream()
                                    .filter(RecordedFixture::isDouble)
                                    .count()
                            < DOUBLE;
            if (room) {
                inFull.merge(name(record), texts, (first, later) -> isScored(first) ? first : later);
            }
        }
        Files.createDirectories(folder.resolve("decisions"));
        for (Map.Entry<String, Texts> one : inFull.entrySet()) {
            write("decisions/" + one.getKey() + ".record.json", one.getValue().record());
            write(
                    "decisions/" + one.getKey() + ".explanation.json",
                    one.getValue().explanation());
        }
        write("thousand.sha256", digests.toString());
        try (Writer packed = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("thousand.inputs.jsonl.gz"))),
                StandardCharsets.UTF_8)) {
            packed.write(String.join("\n", inputs));
        }
    }

    static Texts decided(DecisionEngine engine, DecisionRecord record) {
        return new Texts(JSON.encode(record), JSON.encode(engine.explain(record)));
    }

    /** The kind of the first answer, and whether there are two. */
    private static String name(DecisionRecord record) {
        Automatic answer = record.items().get(0).outcome().determination();
        String kind = answer instanceof Pended pended
                ? pended.reason().name()
                : answer instanceof Approved ? "APPROVED" : "NOT_REQUIRED";
        return kind.toLowerCase(Locale.ROOT).replace('_', '-') + (record.items().size() == 1 ? "" : "-and-another");
    }

    private static boolean isDouble(String name) {
        return name.endsWith("-and-another");
    }

    private static boolean isScored(Texts texts) {
        return texts.explanation().contains("contributions");
    }

    ReleasesInMemory releases() {
        ReleasesInMemory store = new ReleasesInMemory();
        store.keep(ReleaseKind.POLICY, files("policy"));
        store.keep(ReleaseKind.FORMULARY, files("formulary"));
        store.keep(ReleaseKind.KNOWLEDGE, files("knowledge"));
        store.keep(ReleaseKind.MODELS, files("models"));
        return store;
    }

    private SourceFiles files(String kind) {
        return JSON.decode(read("releases/" + kind + ".json"), SourceFiles.class);
    }

    /** The decisions in full, by name. */
    Map<String, Texts> inFull() {
        String ending = ".record.json";
        try (Stream<Path> files = Files.list(folder.resolve("decisions"))) {
            Map<String, Texts> found = new TreeMap<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .forEach(name -> found.put(
                            name,
                            new Texts(
                                    read("decisions/" + name + ending),
                                    read("decisions/" + name + ".explanation.json"))));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The releases that every decision of this folder was made with. */
    Releases made() {
        return JSON.decode(inFull().values().iterator().next().record(), DecisionRecord.class)
                .releases();
    }

    List<DecisionInputs> inputs() {
        try (GZIPInputStream packed = new GZIPInputStream(
                new ByteArrayInputStream(Files.readAllBytes(folder.resolve("thousand.inputs.jsonl.gz"))))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JSON.decode(line, DecisionInputs.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Digest> digests() {
        return read("thousand.sha256").lines().map(Digest::new).toList();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
