package org.precisionbenefit.evidence;

import java.util.List;
import java.util.SortedSet;
import org.precisionbenefit.profile.GeneFact;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/** One release of gene and drug knowledge; it never changes once loaded. */
public interface KnowledgeRelease {
    /** The digest of the files it was loaded from. */
    Digest digest();

    /**
     * Reads gene results and says what they mean for drugs.
     *
     * @param results the results as sent
     * @param known what is known of the member and chooses the guideline's population
     * @param drugs the drugs to speak about, by ingredient
     * @param asOf the day; rows that hold on it are used
     */
    Evidence interpret(List<GeneFact> results, Circumstances known, SortedSet<RxCui> drugs, AsOf asOf);

    /** As above, where nothing is known of the member but the diagnoses. */
    default Evidence interpret(List<GeneFact> results, List<Code> diagnoses, SortedSet<RxCui> drugs, AsOf asOf) {
        return interpret(results, Circumstances.of(diagnoses), drugs, asOf);
    }

    /** The drugs that every decision speaks about, whatever was asked for. */
    SortedSet<RxCui> inEveryDecision();

    /** The genes that some knowledge file names; results of others are not read. */
    SortedSet<GeneSymbol> genes();

    /** The drugs that some knowledge file speaks about. */
    SortedSet<RxCui> drugs();
}
