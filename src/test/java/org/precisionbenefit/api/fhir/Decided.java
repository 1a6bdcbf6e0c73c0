package org.precisionbenefit.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.casework.CaseFile;
import org.precisionbenefit.casework.ItemDue;
import org.precisionbenefit.decision.DecisionEngine;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.DecisionInputs;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Endorsements;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.decision.Pended;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.policy.ReferenceEvaluator;
import org.precisionbenefit.policy.yaml.PolicyLoader;
import org.precisionbenefit.prediction.xgboost.ModelReleaseLoader;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Citation;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** Takes a sample through reading, deciding and writing, with the authored policies and no model. */
final class Decided {
    static final FhirContext CONTEXT = FhirContext.forR4Cached();
    static final FhirSubmissions READER =
            new FhirSubmissions(new JsonGuard("Bundle", new ElementNames(CONTEXT)::contains)::open, CONTEXT);
    static final ClaimResponseWriter WRITER = new ClaimResponseWriter();
    static final String ID = "6b1f7c7e-2f0a-4b8e-9f3e-0d6a1c2b3d4e";
    private static final Instant RECEIVED = Instant.parse("2026-11-21T10:15:30.123Z");
    private static final DecisionEngine ENGINE = engine();

    private Decided() {}

    private static DecisionEngine engine() {
        SourceFiles formulary = below(Path.of("formulary-data"));
        SourceFiles models = new SourceFiles(List.of(
                new SourceFile(ModelReleaseLoader.STAGE_FILE, "shadow"),
                new SourceFile(ModelReleaseLoader.LIST_FILE, "")));
        return new DecisionEngine(
                "test",
                new DecisionEngine.Knowledge(
                        new PolicyLoader().load(below(Path.of("rules"))),
                        new FormularyLoader().load(formulary.where(FormularyLoader::reads)),
                        new KnowledgeLoader().load(formulary.where(KnowledgeLoader::reads)),
                        new ModelReleaseLoader().load(models)),
                new ReferenceEvaluator());
    }

    private static SourceFiles below(Path folder) {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*[.](yaml|csv)"))
                    .toList()) {
                files.add(
                        new SourceFile(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceFiles(files);
    }

    static String text(String sample) {
        try {
            return Files.readString(Path.of("docs/samples", sample + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaseFile decide(Submission submission) {
        return decide(submission, null);
    }

    static CaseFile decide(Submission submission, @Nullable Endorsements endorsements) {
        DecisionRecord decided = ENGINE.decide(new DecisionInputs(
                new DecisionId(ID),
                submission.request(),
                submission.profile(),
                new AsOf(LocalDate.of(2026, 11, 21)),
                null,
                endorsements));
        List<ItemDue> due = decided.items().stream()
                .filter(item -> item.outcome().determination() instanceof Pended)
                .map(item -> new ItemDue(
                        item.sequence(), RECEIVED.plusSeconds(259_200), new Citation("Clock of the test", "", null)))
                .toList();
        return new CaseFile(decided, new Explanation(List.of()), RECEIVED, due);
    }

    static String answer(String body) {
        Submission submission = READER.read(body.getBytes(StandardCharsets.UTF_8));
        return WRITER.write(decide(submission), submission.envelope());
    }

    static Bundle bundle(String sample) {
        return parse(answer(text(sample)));
    }

    static Bundle parse(String json) {
        return CONTEXT.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, json);
    }

    static ClaimResponse response(Bundle bundle) {
        return (ClaimResponse) bundle.getEntryFirstRep().getResource();
    }

    static String action(ClaimResponse.ItemComponent item) {
        Extension action = item.getAdjudicationFirstRep().getExtensionByUrl(PasUrls.REVIEW_ACTION);
        return ((org.hl7.fhir.r4.model.CodeableConcept)
                        action.getExtensionByUrl(PasUrls.REVIEW_ACTION_CODE).getValue())
                .getCodingFirstRep()
                .getCode();
    }
}
