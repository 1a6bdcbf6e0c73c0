package org.precisionbenefit.api.fhir;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.precisionbenefit.access.CallerId;
import org.precisionbenefit.formulary.publish.Publication;

/** The doors of published formularies, asked by strangers. */
public final class HostileQuestions {
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 406);
    private static final List<Publication> PUBLISHED = List.of(PublishedExamples.files());
    private static final FormularyAnswers ANSWERS =
            new FormularyAnswers(new PublishedSearch(() -> PUBLISHED), new OperationOutcomeWriter(Decided.CONTEXT));

    private HostileQuestions() {}

    /** Good questions: the type, the header Prefer, the query and an id, one on a line. */
    public static List<String> good() {
        List<String> good = new ArrayList<>();
        for (PublishedType type : PublishedType.values()) {
            StringBuilder query = new StringBuilder("_count=3&_format=json");
            for (SearchParameter parameter : type.parameters()) {
                query.append('&')
                        .append(parameter.name())
                        .append(
                                switch (parameter.type()) {
                                    case DATE -> "=ge2026-01-01T00:00:00%2B02:00,lt2027";
                                    case STRING -> ":contains=a,b%5C,c";
                                    case REFERENCE -> "=InsurancePlan/f-DEMO-COMMERCIAL.formulary";
                                    default -> ":not=http://a.example|b,c";
                                });
            }
            type.includes().forEach(include -> query.append("&_include=").append(include));
            good.add(type.resource() + "\nhandling=strict\n" + query + "\nstate-NY");
            good.add(type.resource() + "\nrespond-async\n_type=Basic,Location&_since=2026-01-01T00:00:00Z"
                    + "&_outputFormat=ndjson&_after=Zh5mLURFTU8\nf-DEMO-COMMERCIAL-r309362-20260101");
        }
        return good;
    }

    /** Words of the doors' own, which questions and refusals share. */
    public static Set<String> words() {
        Set<String> words = new TreeSet<>(Set.of("outputFormat", "ndjson", "since", "after", "include"));
        for (PublishedType type : PublishedType.values()) {
            type.parameters().forEach(one -> words.addAll(List.of(one.name().split("[^A-Za-z]+"))));
        }
        return words;
    }

    /** Asks, and gives back what was said in refusals. */
    public static Optional<String> asked(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        PublishedType type = PublishedType.of(line(lines, 0)).orElse(PublishedType.BASIC);
        List<Map.Entry<String, String>> parameters = FormularyAnswers.parameters(line(lines, 2));
        StringBuilder said = new StringBuilder();
        said(ANSWERS.search(type, parameters, line(lines, 1), "http://localhost/fhir/"), said);
        said(ANSWERS.read(type, line(lines, 3)), said);
        try {
            ExportQuery.read(new CallerId("stranger"), parameters, line(lines, 1), "");
        } catch (SearchRefusal refusal) {
            said.append(refusal.explanation());
        }
        return Optional.of(said.toString());
    }

    private static void said(Response answer, StringBuilder said) {
        if (answer.getStatus() == 200) {
            Decided.CONTEXT.newJsonParser().parseResource((String) answer.getEntity());
        } else if (REFUSALS.contains(answer.getStatus())) {
            said.append(answer.getEntity());
        } else {
            throw new AssertionError("A door must not answer with status " + answer.getStatus() + ".");
        }
    }

    private static String line(String[] lines, int number) {
        return number < lines.length ? lines[number] : "";
    }
}
