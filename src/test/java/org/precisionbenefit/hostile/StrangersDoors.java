package org.precisionbenefit.hostile;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.access.Callers;
import org.precisionbenefit.access.VisiblePlans;
import org.precisionbenefit.api.BenefitCheckQuestion;
import org.precisionbenefit.api.EvidenceQuestion;
import org.precisionbenefit.api.LiveBenefits;
import org.precisionbenefit.api.LiveKnowledge;
import org.precisionbenefit.api.PrivacyDesk;
import org.precisionbenefit.api.RefusedSubmissions;
import org.precisionbenefit.api.ReplayOutcome;
import org.precisionbenefit.api.fhir.ClaimOperations;
import org.precisionbenefit.api.fhir.ClaimResponseWriter;
import org.precisionbenefit.api.fhir.FhirInquiring;
import org.precisionbenefit.api.fhir.FhirSubmitting;
import org.precisionbenefit.api.fhir.HostileQuestions;
import org.precisionbenefit.api.fhir.MetadataWriter;
import org.precisionbenefit.api.fhir.OperationOutcomeWriter;
import org.precisionbenefit.api.rest.BenefitCheckResource;
import org.precisionbenefit.api.rest.DecisionRequest;
import org.precisionbenefit.api.rest.DecisionsResource;
import org.precisionbenefit.api.rest.EvidenceResource;
import org.precisionbenefit.api.rest.PlainForm;
import org.precisionbenefit.api.rest.PrivacyResource;
import org.precisionbenefit.api.rest.Problem;
import org.precisionbenefit.api.rest.RejectionsResource;
import org.precisionbenefit.api.rest.ReviewResource;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.json.JsonCanonical;
import org.precisionbenefit.audit.rejection.KeptRejection;
import org.precisionbenefit.audit.rejection.Rejection;
import org.precisionbenefit.audit.rejection.RejectionQuery;
import org.precisionbenefit.audit.rejection.RejectionStore;
import org.precisionbenefit.casework.ReviewsOfOneItem;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.yaml.KnowledgeLoader;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.Accumulators;
import org.precisionbenefit.formulary.published.AskPublished;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.intake.json.JsonGuard;
import org.precisionbenefit.profile.FurtherFacts;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Submission;
import org.precisionbenefit.profile.fhir.ElementNames;
import org.precisionbenefit.profile.fhir.FhirSubmissions;
import org.precisionbenefit.profile.fhir.PharmCatReader;

/** The doors that take requests, put together as in service, with a store that keeps nothing. */
final class StrangersDoors {
    private static final String FHIR = FhirSubmitting.MEDIA_TYPE;
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 415, 422);
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final ElementNames NAMES = new ElementNames(CONTEXT);
    private static final FhirSubmissions READER =
            new FhirSubmissions(new JsonGuard("Bundle", NAMES::contains)::open, CONTEXT);
    private static final PharmCatReader CALLS = new PharmCatReader(new JsonGuard("Bundle", NAMES::contains)::open);
    private static final ClaimResponseWriter WRITER = new ClaimResponseWriter();
    private static final Canonical CANONICAL = new JsonCanonical();
    private static final KnowledgeRelease KNOWLEDGE =
            new KnowledgeLoader().load(Seeds.TABLES.where(KnowledgeLoader::reads));
    private static final FormularyRelease FORMULARY =
            new FormularyLoader().load(Seeds.TABLES.where(FormularyLoader::reads));
    private static final ForgetfulCasework CASEWORK = new ForgetfulCasework(CANONICAL);
    private static final FhirSubmitting SUBMITTING = new FhirSubmitting(READER, CASEWORK, WRITER);
    private static final FhirInquiring INQUIRING = new FhirInquiring(READER, CASEWORK, WRITER);
    private static final RefusedSubmissions NOTED =
            new RefusedSubmissions(() -> Callers.SUBMITTER, plan -> true, (caller, refused) -> {});
    private static final ClaimOperations FHIR_DOOR = new ClaimOperations(
            SUBMITTING,
            INQUIRING,
            new OperationOutcomeWriter(CONTEXT),
            new MetadataWriter(CONTEXT, "0", LocalDate.of(2026, 11, 21)),
            () -> Callers.SUBMITTER,
            NOTED);
    private static final DecisionsResource PLAIN_DOOR = new DecisionsResource(
            CASEWORK,
            CASEWORK,
            (id, plans) -> Optional.of(new ReplayOutcome(true, "")),
            new PlainForm(new JsonGuard("$this", name -> false), CANONICAL),
            () -> Callers.SUBMITTER,
            NOTED);
    private static final ReviewResource REVIEW_DOOR = new ReviewResource(
            new ReviewsOfOneItem(),
            new PlainForm(new JsonGuard("$this", name -> false), CANONICAL),
            () -> Callers.SUBMITTER);
    private static final PrivacyResource PRIVACY_DOOR = new PrivacyResource(
            new NothingDestroyed(), new PlainForm(new JsonGuard("$this", name -> false), CANONICAL));
    private static final EvidenceResource EVIDENCE_DOOR = new EvidenceResource(
            new LiveKnowledge() {
                @Override
                public KnowledgeRelease knowledge() {
                    return KNOWLEDGE;
                }

                @Override
                public LocalDate today() {
                    return LocalDate.of(2026, 11, 21);
                }
            },
            new PlainForm(new JsonGuard("$this", name -> false), CANONICAL));
    private static final BenefitCheckResource BENEFIT_DOOR = new BenefitCheckResource(
            new LiveBenefits() {
                @Override
                public Live live() {
                    return new Live(FORMULARY, KNOWLEDGE);
                }

                @Override
                public AskPublished published() {
                    return AskPublished.NONE;
                }

                @Override
                public LocalDate today(PlanId plan) {
                    return LocalDate.of(2026, 11, 21);
                }

                @Override
                public Instant now() {
                    return Instant.parse("2026-11-21T12:00:00Z");
                }
            },
            new PlainForm(new JsonGuard("$this", name -> false), CANONICAL),
            () -> Callers.SUBMITTER);
    private static final RejectionsResource REJECTIONS_DOOR = new RejectionsResource(
            new OneRejection(),
            new PlainForm(new JsonGuard("$this", name -> false), CANONICAL),
            () -> Callers.SUBMITTER);
    private static final byte[] SAMPLE = read(Path.of("docs/samples/malformed.json"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OWN = own();

    private StrangersDoors() {}

    /** Whether a word belongs to FHIR or to the engine and may therefore stand in what was sent and in an answer. */
    static boolean isKnown(String word) {
        return NAMES.contains(word) || CONTEXT.getResourceTypes().contains(word) || OWN.contains(word);
    }

    /** Words of media types and codes, and of the names of drugs and models. */
    private static Set<String> own() {
        Set<String> own = new TreeSet<>(Set.of("application", "fhir", "json", "preauthorization"));
        Seeds.TABLES
                .and(Seeds.MODELS)
                .files()
                .forEach(file -> own.addAll(List.of(file.path().split("[^A-Za-z]+"))));
        for (Class<?> asked : List.of(
                EvidenceQuestion.class,
                EvidenceQuestion.Result.class,
                EvidenceQuestion.Medication.class,
                EvidenceQuestion.Member.class,
                PrivacyDesk.Asked.class,
                BenefitCheckQuestion.class,
                BenefitCheckQuestion.Named.class,
                BenefitCheckQuestion.Member.class,
                BenefitCheckQuestion.Supply.class,
                Accumulators.class,
                Submission.class,
                PriorAuthRequest.class,
                RequestedItem.class,
                MemberProfile.class,
                FurtherFacts.class)) {
            Stream.of(asked.getRecordComponents()).forEach(component -> own.add(component.getName()));
        }
        own.addAll(HostileQuestions.words());
        return Set.copyOf(own);
    }

    static Optional<String> submit(byte[] body) {
        try {
            wellFormed(SUBMITTING.submit(Callers.SUBMITTER, body, null).body());
            return CASEWORK.alarms();
        } catch (RefusedRequest refused) {
            return words(refused);
        }
    }

    /** Gene calls that are attached; the bundle's reader says no more than that it could not read them. */
    static Optional<String> calls(byte[] body) {
        try {
            CALLS.read(body);
            return Optional.empty();
        } catch (RefusedRequest refused) {
            return words(refused);
        }
    }

    static Optional<String> inquire(byte[] body) {
        try {
            wellFormed(INQUIRING.inquire(VisiblePlans.EVERY, body));
            return Optional.empty();
        } catch (RefusedRequest refused) {
            return words(refused);
        }
    }

    static Optional<String> decide(byte[] body) {
        Response answer = answer(() -> PLAIN_DOOR.decide(null, null, new ByteArrayInputStream(body)));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return CASEWORK.alarms();
        }
        return refusal(answer);
    }

    /** An answer says what was asked about; it goes to whoever asked, and only a refusal must repeat nothing. */
    static Optional<String> evidence(byte[] body) {
        Response answer = answer(() -> EVIDENCE_DOOR.interpret(new ByteArrayInputStream(body)));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return Optional.empty();
        }
        return refusal(answer);
    }

    /** What can be told is answered to whoever asked; a refusal repeats nothing. */
    static Optional<String> benefitCheck(byte[] body) {
        Response answer = answer(() -> BENEFIT_DOOR.check(new ByteArrayInputStream(body)));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return Optional.empty();
        }
        return refusal(answer);
    }

    /** A review is decided or refused, and a refusal repeats nothing. */
    static Optional<String> review(byte[] body) {
        Response answer = answer(() -> REVIEW_DOOR.review(
                "00000000-0000-4000-8000-000000000001", "application/json", null, new ByteArrayInputStream(body)));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return Optional.empty();
        }
        return refusal(answer);
    }

    static Optional<String> privacy(byte[] body) {
        Response answer = answer(() -> PRIVACY_DOOR.hold(new ByteArrayInputStream(body)));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return Optional.empty();
        }
        return refusal(answer);
    }

    /** Content type, content encoding, submission key and the id of a decision, one on a line, around a good body. */
    static Optional<String> headers(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        String type = line(lines, 0);
        String encoding = line(lines, 1);
        String key = line(lines, 2);
        StringBuilder said = new StringBuilder();
        for (Response answer : List.of(
                answer(() -> FHIR_DOOR.submit(type, encoding.isEmpty() ? null : encoding, key, sample())),
                answer(() -> FHIR_DOOR.inquire(type, encoding.isEmpty() ? null : encoding, sample())),
                answer(() -> FHIR_DOOR.submit(FHIR, null, key, sample())),
                answer(() -> PLAIN_DOOR.decide(type, key, sample())),
                answer(() -> PLAIN_DOOR.find(line(lines, 3))),
                answer(() -> PLAIN_DOOR.replay(line(lines, 3))))) {
            if (answer.getStatus() != 200) {
                refusal(answer).ifPresent(said::append);
            }
        }
        return Optional.of(said.toString());
    }

    /** The parameters of a question about refusals, name=value on a line; the first of a name counts. */
    static Optional<String> rejections(byte[] input) {
        Map<String, String> parameters = new TreeMap<>();
        new String(input, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(field -> parameters.putIfAbsent(field[0], field.length > 1 ? field[1] : ""));
        Response answer = answer(
                () -> REJECTIONS_DOOR.find(parameters.get("since"), parameters.get("until"), parameters.get("before")));
        if (answer.getStatus() == 200) {
            wellFormed((String) answer.getEntity());
            return Optional.empty();
        }
        return refusal(answer);
    }

    /** A bundle's request in plain JSON. */
    static String plain(byte[] bundle) {
        Submission read = READER.read(bundle);
        return CANONICAL.encode(new DecisionRequest(read.request(), read.profile()));
    }

    private static Optional<String> words(RefusedRequest refused) {
        return Optional.of(refused.explanation() + "\n" + refused.expression());
    }

    private static Optional<String> refusal(Response answer) {
        if (!REFUSALS.contains(answer.getStatus())) {
            throw new AssertionError("A door must not answer with status " + answer.getStatus() + ".");
        }
        return Optional.of(
                answer.getEntity() instanceof Problem problem
                        ? problem.detail() + "\n" + problem.pointer()
                        : String.valueOf(answer.getEntity()));
    }

    private static void wellFormed(String answer) {
        try {
            JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError("An answer must be JSON.", e);
        }
    }

    private static String line(String[] lines, int number) {
        return number < lines.length ? lines[number] : "";
    }

    private static InputStream sample() {
        return new ByteArrayInputStream(SAMPLE);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record of refusals with one line, whose moments a database must be able to compare. */
    private record OneRejection() implements RejectionStore {
        private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
        private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

        @Override
        public void keep(List<Rejection> rejections) {
            throw new AssertionError("A question must not be kept.");
        }

        @Override
        public List<KeptRejection> find(RejectionQuery query, VisiblePlans plans) {
            for (Instant instant : Arrays.asList(query.since(), query.until())) {
                if (instant != null && (instant.getEpochSecond() < FIRST || instant.getEpochSecond() > LAST)) {
                    throw new AssertionError("A question must name a moment that a database knows.");
                }
            }
            if (query.before() != null && query.before() < 0) {
                throw new AssertionError("A question must name a number of a line.");
            }
            return List.of(new KeptRejection(1, Instant.EPOCH, "ab", null, 2));
        }
    }

    /** A door as it is asked; it reads from memory, so that nothing breaks. */
    @FunctionalInterface
    private interface Asking {
        Response answer() throws IOException;
    }

    private static Response answer(Asking asking) {
        try {
            return asking.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
