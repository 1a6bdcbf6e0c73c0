package org.precisionbenefit.evidence;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.precisionbenefit.evidence.label.Jurisdiction;
import org.precisionbenefit.evidence.label.LabelKnowledge;
import org.precisionbenefit.evidence.label.LabelSays;
import org.precisionbenefit.evidence.tumour.TumourKnowledge;
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
     * Reads results and says what they mean for drugs.
     *
     * @param results the results as sent
     * @param known what is known of the member and chooses the guideline's population
     * @param taken the drugs the member takes, which may change what the genes make
     * @param drugs the drugs to speak about, by ingredient
     * @param labels whose labels are asked; rows on tumour markers are of the United States alone
     * @param asOf the day; rows that hold on it are used
     */
    Evidence interpret(
            MemberResults results,
            Circumstances known,
            DrugsTaken taken,
            SortedSet<RxCui> drugs,
            Jurisdiction labels,
            AsOf asOf);

    /** As above, by the labels of the United States. */
    default Evidence interpret(
            MemberResults results, Circumstances known, DrugsTaken taken, SortedSet<RxCui> drugs, AsOf asOf) {
        return interpret(results, known, taken, drugs, Jurisdiction.US, asOf);
    }

    /**
     * What the labels of drugs say that no number names, where they name a gene of one of the results; in the order of their
     * names.
     */
    List<LabelSays> saysOfUnnumbered(
            MemberResults results, Circumstances known, DrugsTaken taken, Jurisdiction labels, AsOf asOf);

    /** As above, where genes alone were examined. */
    default Evidence interpret(
            List<GeneFact> results, Circumstances known, DrugsTaken taken, SortedSet<RxCui> drugs, AsOf asOf) {
        return interpret(MemberResults.of(results), known, taken, drugs, asOf);
    }

    /** As above, where no drug is taken. */
    default Evidence interpret(List<GeneFact> results, Circumstances known, SortedSet<RxCui> drugs, AsOf asOf) {
        return interpret(results, known, DrugsTaken.UNKNOWN, drugs, asOf);
    }

    /** As above, where nothing is known of the member but the diagnoses. */
    default Evidence interpret(List<GeneFact> results, List<Code> diagnoses, SortedSet<RxCui> drugs, AsOf asOf) {
        return interpret(results, Circumstances.of(diagnoses), DrugsTaken.UNKNOWN, drugs, asOf);
    }

    /**
     * What other drugs make of the phenotype of a gene.
     *
     * @param read what was read of the genes
     * @param taken the drugs the member takes
     * @param asked the drug that is asked about, which does not convert itself
     * @param asOf the day; rows that hold on it are used
     */
    AdjustedPhenotype adjusted(GeneSymbol gene, Evidence read, DrugsTaken taken, RxCui asked, AsOf asOf);

    /** The drugs that every decision speaks about, whatever was asked for. */
    SortedSet<RxCui> inEveryDecision();

    /** The genes that some knowledge file speaks about, those that only labels name included. */
    SortedSet<GeneSymbol> genes();

    /** What is known of the gene, or empty when no file holds it. */
    Optional<GeneTable> gene(GeneSymbol gene);

    /** What guidelines say about the drug, or empty when no file holds it. */
    Optional<DrugGuidance> guidance(RxCui drug);

    /** Which drugs act on the enzyme that the gene makes, or empty when no file holds it. */
    Optional<EnzymeTable> enzyme(GeneSymbol gene);

    /** What labels say of genes. */
    LabelKnowledge labels();

    /** What labels ask of tumour markers. */
    TumourKnowledge tumours();

    /** The drugs whose guidance looks at one of the genes. */
    SortedSet<RxCui> drugs(SortedSet<GeneSymbol> genes);

    /** The drugs that some knowledge file speaks about. */
    SortedSet<RxCui> drugs();
}
