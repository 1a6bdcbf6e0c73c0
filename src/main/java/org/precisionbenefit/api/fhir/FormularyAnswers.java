package org.precisionbenefit.api.fhir;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.SentType;
import org.precisionbenefit.terminology.LetterCase;

/** Answers questions about what is published in the words of HTTP. */
public final class FormularyAnswers {
    static final String PREFER = "Prefer";
    private static final int MOST_BYTES = 1 << 16;

    private final PublishedSearch search;
    private final OperationOutcomeWriter refusals;

    /**
     * Builds the answers.
     *
     * @param search finds what is published
     * @param refusals how refusals are written
     */
    public FormularyAnswers(PublishedSearch search, OperationOutcomeWriter refusals) {
        this.search = Objects.requireNonNull(search, "search is null");
        this.refusals = Objects.requireNonNull(refusals, "refusals is null");
    }

    Response read(PublishedType type, String id) {
        return search.read(type, id)
                .map(FormularyAnswers::ok)
                .orElseGet(() -> refused(
                        refusals,
                        new SearchRefusal(
                                SearchRefusal.Kind.ABSENT,
                                "No " + type.resource() + " of this id is published. Search for it anew.")));
    }

    Response search(PublishedType type, UriInfo uri, @Nullable String prefer) {
        return search(type, parameters(uri.getRequestUri().getRawQuery()), prefer, server(uri));
    }

    Response search(PublishedType type, UriInfo uri, @Nullable String prefer, @Nullable String media, InputStream body)
            throws IOException {
        if (!isForm(media)) {
            return refused(
                    refusals,
                    new SearchRefusal(
                            SearchRefusal.Kind.BODY, "The body must be application/x-www-form-urlencoded in UTF-8."));
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return refused(
                    refusals,
                    new SearchRefusal(
                            SearchRefusal.Kind.TOO_LARGE, "The body must have at most " + MOST_BYTES + " bytes."));
        }
        List<Map.Entry<String, String>> all =
                new ArrayList<>(parameters(uri.getRequestUri().getRawQuery()));
        all.addAll(parameters(new String(bytes, StandardCharsets.UTF_8)));
        return search(type, all, prefer, server(uri));
    }

    /** Answers a search whose parameters were read. */
    Response search(
            PublishedType type, List<Map.Entry<String, String>> parameters, @Nullable String prefer, String server) {
        try {
            return ok(search.search(type, parameters, isStrict(prefer), server));
        } catch (SearchRefusal refusal) {
            return refused(refusals, refusal);
        }
    }

    static String server(UriInfo uri) {
        return uri.getBaseUri().resolve("/fhir/").toString();
    }

    static boolean isStrict(@Nullable String prefer) {
        return prefer != null && LetterCase.lower(prefer).replace(" ", "").contains("handling=strict");
    }

    private static boolean isForm(@Nullable String media) {
        try {
            return media != null
                    && SentType.isShort(media)
                    && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(MediaType.valueOf(media));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The parameters of a query or form; what is not encoded as it should be stands as it was sent. */
    static List<Map.Entry<String, String>> parameters(@Nullable String encoded) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (encoded != null) {
            for (String one : encoded.split("&", -1)) {
                int equals = one.indexOf('=');
                if (!one.isEmpty()) {
                    parameters.add(Map.entry(
                            decoded(equals < 0 ? one : one.substring(0, equals)),
                            equals < 0 ? "" : decoded(one.substring(equals + 1))));
                }
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Response ok(String body) {
        return Response.ok(body, FhirSubmitting.MEDIA_TYPE).build();
    }

    static Response refused(OperationOutcomeWriter refusals, SearchRefusal refusal) {
        return Response.status(refusal.kind().status())
                .type(FhirSubmitting.MEDIA_TYPE)
                .entity(refusals.write(refusal.kind().code(), refusal.explanation()))
                .build();
    }
}
