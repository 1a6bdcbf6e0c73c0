package org.precisionbenefit.profile.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RefusedRequest;
import org.precisionbenefit.intake.RefusedRequest.Kind;

/** A bundle whose resources are parsed and whose references can be followed. */
final class SubmissionBundle {
    private static final Pattern ON_SERVER = Pattern.compile("(https?://.+/)[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
    private static final String NO_SERVER = "";

    private final @Nullable ClaimIdentifier identifier;
    private final List<Entry> entries;
    private final Map<String, Entry> byUrl = new LinkedHashMap<>();
    private final Map<String, List<Entry>> byRelative = new HashMap<>();
    private final Map<String, String> serverByUrl = new HashMap<>();

    SubmissionBundle(@Nullable ClaimIdentifier identifier, List<Entry> entries) {
        this.identifier = identifier;
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            ScannedEntry.Name name = entry.scan().name();
            if (byUrl.put(name.fullUrl(), entry) != null) {
                throw new RefusedRequest(
                        Kind.INVALID,
                        "Bundle.entry[" + entry.scan().index() + "].fullUrl",
                        "Each fullUrl must stand once in the Bundle.");
            }
            if (!name.id().isEmpty()) {
                byRelative
                        .computeIfAbsent(name.relative(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    /**
     * A parsed entry.
     *
     * @param scan the entry as it stands in the text
     * @param resource the resource
     */
    record Entry(ScannedEntry scan, Resource resource) {
        String path() {
            return scan.path();
        }
    }

    @Nullable
    ClaimIdentifier identifier() {
        return identifier;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The entries whose resource is of the type, in the order of the bundle. */
    <T extends Resource> Stream<Of<T>> of(Class<T> type) {
        return entries.stream()
                .filter(entry -> type.isInstance(entry.resource()))
                .map(entry -> new Of<>(entry, type.cast(entry.resource())));
    }

    /**
     * An entry with its resource by type.
     *
     * @param entry the entry
     * @param resource its resource
     */
    record Of<T extends Resource>(Entry entry, T resource) {
        String label() {
            return entry.scan().label();
        }

        String path() {
            return entry.path();
        }
    }

    /** The entry that the reference inside the other entry names, or empty when none does. */
    Optional<Entry> resolve(Entry from, Reference reference) {
        return reference.hasReference() ? resolve(from.scan(), reference.getReference()) : Optional.empty();
    }

    /** The resource of the type that the reference names, or empty when none does. */
    <T extends Resource> Optional<Of<T>> resolve(Entry from, Reference reference, Class<T> type) {
        return resolve(from, reference)
                .filter(entry -> type.isInstance(entry.resource()))
                .map(entry -> new Of<>(entry, type.cast(entry.resource())));
    }

    Optional<Entry> resolve(ScannedEntry from, String reference) {
        String target = withoutVersion(reference);
        Entry exact = byUrl.get(target);
        if (exact != null) {
            return Optional.of(exact);
        }
        String server = serverByUrl.computeIfAbsent(from.name().fullUrl(), SubmissionBundle::server);
        if (!server.equals(NO_SERVER)) {
            Entry onServer = byUrl.get(server + target);
            if (onServer != null) {
                return Optional.of(onServer);
            }
        }
        // Clients mix URNs as full URLs with relative references; one resource of that type and id is no guess.
        List<Entry> candidates = byRelative.getOrDefault(target, List.of());
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static String server(String fullUrl) {
        Matcher server = ON_SERVER.matcher(fullUrl);
        return server.matches() ? server.group(1) : NO_SERVER;
    }

    private static String withoutVersion(String reference) {
        int history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }
}
