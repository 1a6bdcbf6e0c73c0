package org.precisionbenefit.evidence.tumour;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.profile.BiomarkerFact;
import org.precisionbenefit.profile.BiomarkerFact.Origin;
import org.precisionbenefit.profile.BiomarkerFact.Pathogenicity;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.BiomarkerFinding.Bound;
import org.precisionbenefit.profile.BiomarkerFinding.Presence;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.Specimen;
import org.precisionbenefit.terminology.Quantity;

/** Results of tumour markers, written short. */
public final class MarkerFacts {
    /** The day on which specimens were taken, unless another is said. */
    public static final LocalDate TAKEN = LocalDate.of(2026, 10, 1);

    private static final Pattern SHORT = Pattern.compile("(.+?) ([vfnwmc])(?::(.*?))? (.*)");

    private MarkerFacts() {}

    /** A result: marker, kind, text, then marks; {@code marker-cases.csv} says how. */
    public static BiomarkerFact fact(String written) {
        return fact(written, TAKEN);
    }

    /** The same of a specimen of another day. */
    public static BiomarkerFact fact(String written, @Nullable LocalDate taken) {
        Set<String> marks = Set.copyOf(Stream.of(written.split(" "))
                .filter(word -> word.startsWith("!"))
                .toList());
        Matcher matcher = SHORT.matcher(written.replaceAll(" ![a-z]+", "") + " ");
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The short form of a result must be readable: " + written);
        }
        String method = matcher.group(3) == null ? "" : matcher.group(3);
        Pathogenicity pathogenicity = marks.contains("!path")
                ? Pathogenicity.PATHOGENIC
                : marks.contains("!vus") ? Pathogenicity.UNCERTAIN : null;
        Origin origin = marks.contains("!germline")
                ? Origin.GERMLINE
                : marks.contains("!somatic") ? Origin.SOMATIC : Origin.UNKNOWN;
        Specimen.Kind kind = marks.contains("!plasma") ? Specimen.Kind.PLASMA : Specimen.Kind.TISSUE;
        return new BiomarkerFact(
                matcher.group(1),
                finding(matcher.group(2), method, matcher.group(4).strip(), marks.contains("!absent")),
                origin,
                pathogenicity,
                new Specimen(kind, taken),
                marks.contains("!preliminary") ? GeneFact.Status.NOT_FINAL : GeneFact.Status.FINAL,
                true,
                new Provenance("Observation/" + written.hashCode(), Provenance.Source.DOCUMENTED, taken));
    }

    private static BiomarkerFinding finding(String kind, String method, String text, boolean absent) {
        Presence presence = absent ? Presence.ABSENT : Presence.PRESENT;
        return switch (kind) {
            case "v" -> new BiomarkerFinding.Variant(presence, List.of(text), null, null);
            case "f" -> new BiomarkerFinding.Fusion(presence, text.isEmpty() ? null : text);
            case "n" -> new BiomarkerFinding.NothingFound(text.isEmpty() ? List.of() : List.of(text.split(", ")));
            case "w" -> new BiomarkerFinding.Stated(method, text);
            case "m" -> measured(method, text);
            default -> new BiomarkerFinding.CopyNumber(null, text);
        };
    }

    private static BiomarkerFinding measured(String method, String text) {
        Bound bound = text.startsWith(">=") ? Bound.AT_LEAST : text.startsWith("<") ? Bound.LESS_THAN : Bound.EXACTLY;
        String[] parts = text.replaceAll("^[<>=]+", "").split(" ", 2);
        return new BiomarkerFinding.Measured(method, bound, Quantity.of(parts[0], parts.length > 1 ? parts[1] : ""));
    }
}
