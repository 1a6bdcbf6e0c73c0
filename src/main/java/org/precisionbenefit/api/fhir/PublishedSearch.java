package org.precisionbenefit.api.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.fhir.PublishedQuery.Cursor;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.FindPublications;
import org.precisionbenefit.formulary.publish.Publication;

/**
 * Answers reads and searches of what is published. A page looks at a bounded number of entries: one that finds little
 * among millions is short, perhaps empty, and its link leads on.
 */
public final class PublishedSearch {
    private static final int MOST_READ = 500;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final JsonFactory JSON = new JsonFactory();

    private final FindPublications published;

    /**
     * Builds the search.
     *
     * @param published what is published
     */
    public PublishedSearch(FindPublications published) {
        this.published = Objects.requireNonNull(published, "published is null");
    }

    /** The resource of this id as JSON, or empty when there is none. */
    Optional<String> read(PublishedType type, String id) {
        return ID.matcher(id).matches() ? find(published.now(), type, id).map(PublishedSearch::json) : Optional.empty();
    }

    private static Optional<Entry> find(List<Publication> publications, PublishedType type, String id) {
        return publications.stream()
                .flatMap(publication -> publication.find(type.kind(), id).stream())
                .findFirst();
    }

    private static String json(Entry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            ResourceJson.write(PublishedWriter.write(entry), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Answers a search.
     *
     * @param type what is searched
     * @param parameters names with values, as they were sent
     * @param strict whether a parameter that is not known is refused
     * @param server the address of this server's FHIR doors, with a slash at its end
     * @return a bundle as JSON
     * @throws SearchRefusal when the search cannot be read
     */
    String search(PublishedType type, List<Map.Entry<String, String>> parameters, boolean strict, String server) {
        PublishedQuery query = PublishedQuery.of(type, parameters, strict);
        List<Publication> publications = published.now();
        Page page = page(query, publications);
        return bundle(query, page, included(query, page, publications), server);
    }

    /**
     * What was found.
     *
     * @param entries the entries
     * @param next where to go on, or null when this is all
     */
    private record Page(List<Entry> entries, @Nullable Cursor next) {
        private Page {
            entries = List.copyOf(entries);
        }
    }

    private static Page page(PublishedQuery query, List<Publication> publications) {
        Finding finding = new Finding(query);
        boolean reached = query.from().publication().isEmpty();
        for (Publication publication : publications) {
            boolean here = publication.key().equals(query.from().publication());
            reached = reached || here;
            if (reached && !finding.isDone()) {
                finding.walk(publication, here ? query.from().place() : "");
            }
        }
        if (!reached) {
            throw Cursor.stale();
        }
        return new Page(finding.found, finding.next);
    }

    /** Looks at one entry after another until a page is full and it is known whether anything follows. */
    private static final class Finding {
        private final PublishedQuery query;
        private final Publication.Wanted wanted;
        private final List<Entry> found = new ArrayList<>();
        /** A page that everything matches needs no more than this; one that little matches reads ever more at once. */
        private int piece;

        private int lookedAt;
        private Cursor last = Cursor.START;
        private @Nullable Cursor next;

        Finding(PublishedQuery query) {
            this.query = query;
            this.wanted = query.wanted();
            this.piece = Math.min(MOST_READ, query.count() + 1);
        }

        boolean isDone() {
            return next != null;
        }

        void walk(Publication publication, String from) {
            List<Publication.Placed> piece = read(publication, from);
            while (!piece.isEmpty() && !isDone()) {
                for (Publication.Placed placed : piece) {
                    if (!isDone()) {
                        look(placed.entry(), new Cursor(publication.key(), placed.place()));
                    }
                }
                if (!isDone()) {
                    piece = read(publication, piece.get(piece.size() - 1).place());
                }
            }
        }

        private List<Publication.Placed> read(Publication publication, String from) {
            try {
                List<Publication.Placed> read = publication.read(query.type().kind(), from, wanted, piece);
                piece = Math.min(MOST_READ, 2 * piece);
                return read;
            } catch (IllegalArgumentException e) {
                throw Cursor.stale();
            }
        }

        private void look(Entry entry, Cursor at) {
            if (query.matches(SearchIndex.of(entry))) {
                if (found.size() == query.count()) {
                    next = last;
                    return;
                }
                found.add(entry);
                last = at;
            }
            lookedAt++;
            if (lookedAt >= MOST_LOOKED_AT) {
                next = at;
            }
        }
    }

    private static SortedMap<String, Entry> included(PublishedQuery query, Page page, List<Publication> publications) {
        SortedMap<String, Entry> included = new TreeMap<>();
        for (String include : query.includes()) {
            String parameter = include.substring(include.indexOf(':') + 1);
            for (Entry entry : page.entries()) {
                for (SearchValue value : SearchIndex.of(entry).of(parameter)) {
                    SearchValue.Ref ref = (SearchValue.Ref) value;
                    String key = ref.type() + "/" + ref.id();
                    if (!included.containsKey(key)) {
                        PublishedType.of(ref.type())
                                .flatMap(type -> find(publications, type, ref.id()))
                                .ifPresent(target -> included.put(key, target));
                    }
                }
            }
        }
        // What was found itself is not included once more.
        page.entries().forEach(entry -> included.remove(query.type().resource() + "/" + entry.id()));
        return included;
    }

    private static String bundle(PublishedQuery query, Page page, SortedMap<String, Entry> included, String server) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("resourceType", "Bundle");
            out.writeStringField("type", "searchset");
            if (query.from().equals(Cursor.START) && page.next() == null) {
                out.writeNumberField("total", page.entries().size());
            }
            out.writeArrayFieldStart("link");
            link(out, "self", address(query, query.from(), server));
            if (page.next() != null) {
                link(out, "next", address(query, page.next(), server));
            }
            out.writeEndArray();
            // FHIR has no empty lists.
            if (!page.entries().isEmpty()) {
                out.writeArrayFieldStart("entry");
                for (Entry entry : page.entries()) {
                    entry(out, server + query.type().resource() + "/" + entry.id(), entry, "match");
                }
                for (Map.Entry<String, Entry> one : included.entrySet()) {
                    entry(out, server + one.getKey(), one.getValue(), "include");
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void link(JsonGenerator out, String relation, String url) throws IOException {
        out.writeStartObject();
        out.writeStringField("relation", relation);
        out.writeStringField("url", url);
        out.writeEndObject();
    }

    private static void entry(JsonGenerator out, String url, Entry entry, String mode) throws IOException {
        out.writeStartObject();
        out.writeStringField("fullUrl", url);
        out.writeFieldName("resource");
        ResourceJson.write(PublishedWriter.write(entry), out);
        out.writeObjectFieldStart("search");
        out.writeStringField("mode", mode);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String address(PublishedQuery query, Cursor from, String server) {
        Stream<Map.Entry<String, String>> after =
                from.equals(Cursor.START) ? Stream.of() : Stream.of(Map.entry(PublishedQuery.AFTER, from.text()));
        String parameters = Stream.concat(query.used().stream(), after)
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return server + query.type().resource() + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
