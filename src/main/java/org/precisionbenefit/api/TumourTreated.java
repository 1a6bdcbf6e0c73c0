package org.precisionbenefit.api;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.Setting;
import org.precisionbenefit.evidence.tumour.TherapyLine;
import org.precisionbenefit.evidence.tumour.Treatment;
import org.precisionbenefit.evidence.tumour.TumourCase;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.RxCui;

/**
 * The tumour that a question is about, and how it is treated. What is null is not known.
 *
 * @param codes the codes that name it; null for the question's indications
 * @param histology the histology in words, at most 1,000 characters
 * @param line the line of systemic therapy that is asked about, from 1
 * @param settings the situations that hold
 * @param prior drugs taken before, by RxNorm ingredient
 * @param companions drugs given together with it, by RxNorm ingredient
 */
public record TumourTreated(
        @Nullable List<Code> codes,
        @Nullable String histology,
        @Nullable Integer line,
        @Nullable List<Setting> settings,
        @Nullable List<RxCui> prior,
        @Nullable List<RxCui> companions) {
    private static final int LONGEST = 1_000;
    private static final TumourTreated NOTHING_SAID = new TumourTreated(null, null, null, null, null, null);

    public TumourTreated {
        codes = bounded("codes", codes);
        settings = bounded("settings", settings);
        prior = bounded("drugs taken before", prior);
        companions = bounded("companions", companions);
        if (histology != null && histology.length() > LONGEST) {
            throw new IllegalArgumentException("The histology must have at most " + LONGEST + " characters.");
        }
        if (line != null && line < 1) {
            throw new IllegalArgumentException("The line of therapy must be counted from 1.");
        }
    }

    private static <T> @Nullable List<T> bounded(String name, @Nullable List<T> all) {
        return all == null ? null : EvidenceQuestion.bounded(name, all);
    }

    /**
     * The case that a question describes.
     *
     * @param tumour what it says of the tumour, or null
     * @param indications the question's indications, or null
     * @param birthDate a day of birth that fits the age, or null when no age is known
     */
    static TumourCase known(
            @Nullable TumourTreated tumour, @Nullable List<Code> indications, @Nullable LocalDate birthDate) {
        TumourTreated said = tumour == null ? NOTHING_SAID : tumour;
        List<Code> coded = said.codes == null ? list(indications) : said.codes;
        boolean nothing = coded.isEmpty() && said.histology == null;
        return new TumourCase(
                nothing ? null : said.fact(coded),
                new Treatment(
                        new TreeSet<>(list(said.settings)),
                        said.line == null ? null : new TherapyLine(said.line, null),
                        new TreeSet<>(list(said.prior)),
                        new TreeSet<>(list(said.companions))),
                birthDate);
    }

    private TumourFact fact(List<Code> coded) {
        return new TumourFact(
                coded,
                histology == null ? "" : histology,
                null,
                line,
                new Provenance("tumour", Provenance.Source.ATTESTED, null));
    }

    private static <T> List<T> list(@Nullable List<T> all) {
        return all == null ? List.of() : all;
    }
}
