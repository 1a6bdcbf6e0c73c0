package org.precisionbenefit.formulary.edition;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.terminology.Digest;

/**
 * One edition of a published formulary as it is kept.
 *
 * @param id its number
 * @param head what was said of it when it was loaded
 * @param state how it stands
 * @param rows the digest of its rows, whatever their order was
 * @param counts how many rows were met
 * @param sources the files that it was loaded from
 * @param defaults what was said of flags that were not published, one for each at most
 */
public record Edition(
        long id,
        EditionHead head,
        EditionState state,
        Digest rows,
        LoadCounts counts,
        List<SourceDigest> sources,
        List<FlagDefault> defaults) {
    public Edition {
        Objects.requireNonNull(head, "head is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(rows, "rows is null");
        Objects.requireNonNull(counts, "counts is null");
        sources = List.copyOf(sources);
        defaults = defaults.stream()
                .sorted(Comparator.comparing(FlagDefault::rule))
                .toList();
    }

    /** The digest of what the edition answers: of its rows and of the defaults. */
    public Digest digest() {
        StringBuilder all = new StringBuilder(rows.hex());
        defaults.forEach(one -> all.append('\n').append(one));
        return defaults.isEmpty() ? rows : Digest.of(all.toString());
    }

    /** The value of a flag that was not published; unknown where nobody said one. */
    public Flag unpublished(FlagDefault.Rule rule) {
        return said(rule).map(FlagDefault::value).orElse(Flag.UNKNOWN);
    }

    private Optional<FlagDefault> said(FlagDefault.Rule rule) {
        return defaults.stream().filter(one -> one.rule() == rule).findFirst();
    }

    /** The flags that are unknown in some row and of which nobody said what that means. */
    public List<FlagDefault.Rule> unresolved() {
        return Stream.of(FlagDefault.Rule.values())
                .filter(rule -> rule.unknown(counts) > 0 && said(rule).isEmpty())
                .toList();
    }
}
