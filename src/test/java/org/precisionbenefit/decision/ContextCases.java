package org.precisionbenefit.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.yaml.RulesFolder;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.LabFact;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Decides about one member and one drug under the rules and drugs that ship and those in the folder {@code context}. */
final class ContextCases {
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final Path FOLDER = Path.of("src/test/resources/context");
    private static final DecisionEngine ENGINE = engine(text -> text);

    private final RequestedItem item;
    private final List<GeneFact> genes = new ArrayList<>();
    private final List<LabFact> labs = new ArrayList<>();
    private final List<MedicationFact> medications = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private @Nullable LocalDate born = LocalDate.of(1970, 1, 1);

    private ContextCases(RequestedItem item) {
        this.item = item;
    }

    /** How the files of the folder are changed first. */
    interface Change {
        String of(String text);
    }

    static DecisionEngine engine(Change change) {
        return engine(RulesFolder.ofFivePolicies(), change);
    }

    /** An engine whose shipped rules are changed. */
    static DecisionEngine engineOver(Change change) {
        return engine(
                new SourceFiles(RulesFolder.ofFivePolicies().files().stream()
                        .map(file -> new SourceFile(file.path(), change.of(file.text())))
                        .toList()),
                text -> text);
    }

    private static DecisionEngine engine(SourceFiles rules, Change change) {
        return RealReleases.engine(
                over(rules, "rules", change),
                // Prices are of packages that the drugs of these tests do not have.
                over(RealReleases.formularyFiles().where(path -> !path.startsWith("prices/")), "formulary", change),
                RealReleases.noModels(),
                new ReferenceEvaluator());
    }

    private static SourceFiles over(SourceFiles shipped, String folder, Change change) {
        Map<String, SourceFile> files = new TreeMap<>();
        shipped.files().forEach(file -> files.put(file.path(), file));
        Path root = FOLDER.resolve(folder);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                files.put(name, new SourceFile(name, change.of(Files.readString(path))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceFiles(List.copyOf(files.values()));
    }

    /** So many of a product, or of an ingredient, for thirty days. */
    static ContextCases asking(String rxcui, String quantity) {
        return new ContextCases(AskedItems.item(1, rxcui, quantity, 30));
    }

    ContextCases born(@Nullable LocalDate day) {
        born = day;
        return this;
    }

    ContextCases gene(String gene, String diplotype) {
        genes.add(new GeneFact(
                new GeneSymbol(gene),
                diplotype,
                null,
                GeneFact.Status.FINAL,
                true,
                from("Observation/" + gene, Provenance.Source.DOCUMENTED, DAY.minusYears(1))));
        return this;
    }

    ContextCases weight(String value, String unit, Provenance.Source source, LocalDate on) {
        labs.add(new LabFact(
                List.of(Code.of(CodeSystem.LOINC, "29463-7")),
                Quantity.of(value, unit),
                from("Observation/weight" + labs.size(), source, on)));
        return this;
    }

    /** Whether a drug was taken from a day on, for so many days. */
    ContextCases drug(String rxcui, MedicationFact.Outcome outcome, LocalDate on, int days, Provenance.Source source) {
        medications.add(new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                days,
                outcome,
                from("MedicationDispense/" + medications.size(), source, on)));
        return this;
    }

    /** A drug that somebody recorded on a day, and nothing of how long. */
    ContextCases takenWithoutDays(String rxcui, LocalDate on) {
        medications.add(new MedicationFact(
                List.of(Code.of(CodeSystem.RXNORM, rxcui)),
                "",
                null,
                MedicationFact.Outcome.TAKEN,
                from("MedicationStatement/" + medications.size(), Provenance.Source.DOCUMENTED, on)));
        return this;
    }

    ContextCases answer(String term, String value) {
        answers.add(new Answer(term, value, "", from("QuestionnaireResponse/1", Provenance.Source.ATTESTED, DAY)));
        return this;
    }

    private static Provenance from(String resource, Provenance.Source source, LocalDate on) {
        return new Provenance(resource, source, on);
    }

    ItemDecision decided() {
        return decidedBy(ENGINE);
    }

    ItemDecision decidedBy(DecisionEngine engine) {
        DecisionInputs asked = AskedItems.request(item);
        MemberProfile profile = new MemberProfile(
                new MemberId("context"), born, Sex.UNKNOWN, List.of(), medications, labs, genes, answers);
        return engine.decide(new DecisionInputs(asked.id(), asked.request(), profile, asked.asOf(), null, null))
                .items()
                .get(0);
    }
}
