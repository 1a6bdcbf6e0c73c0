package org.precisionbenefit.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionbenefit.evidence.KnowledgeRelease;
import org.precisionbenefit.evidence.label.DrugLabel;
import org.precisionbenefit.evidence.label.LabelKnowledge;
import org.precisionbenefit.evidence.tumour.DrugMarkers;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.LetterCase;

/**
 * Which labels the knowledge speaks about on a day.
 *
 * @param day the day
 * @param digest the digest of the knowledge
 * @param named the gene or marker that the list is about, or nothing for all
 * @param drugs the drugs by name
 */
public record LabelListView(String day, String digest, String named, List<Line> drugs) {
    public LabelListView {
        drugs = List.copyOf(drugs);
    }

    static LabelListView of(KnowledgeRelease knowledge, String named, LocalDate day) {
        SortedMap<String, Line> lines = new TreeMap<>();
        for (DrugMarkers drug : knowledge.tumours().files()) {
            SortedSet<String> asked = new TreeSet<>(knowledge.tumours().named(drug.drug()));
            lines.put(
                    drug.name(),
                    new Line(
                            drug.name(),
                            path(drug.name()),
                            List.copyOf(asked),
                            drug.on(day).size(),
                            0));
        }
        for (DrugLabel label : knowledge.labels().files()) {
            Line markers =
                    lines.getOrDefault(label.name(), new Line(label.name(), path(label.name()), List.of(), 0, 0));
            SortedSet<String> asked = new TreeSet<>(markers.asks());
            LabelKnowledge.genesOf(label).stream().map(GeneSymbol::value).forEach(asked::add);
            lines.put(
                    label.name(),
                    new Line(
                            label.name(),
                            path(label.name()),
                            List.copyOf(asked),
                            markers.markerRows(),
                            label.rulesOn(day).size()));
        }
        List<Line> shown = new ArrayList<>(lines.values());
        shown.removeIf(line -> !named.isEmpty() && line.asks().stream().noneMatch(named::equalsIgnoreCase));
        return new LabelListView(day.toString(), knowledge.digest().hex(), named, shown);
    }

    /** The name of a drug as it stands in the address of its page. */
    static String path(String name) {
        return LetterCase.lower(name).replaceAll("[^a-z0-9]+", "-");
    }

    /**
     * A drug in the list.
     *
     * @param name its name
     * @param path its name in the address of its page
     * @param asks the genes and markers that its label asks for
     * @param markerRows how many rows on tumour markers hold on the day
     * @param geneRows how many rules on genes hold on the day
     */
    public record Line(String name, String path, List<String> asks, int markerRows, int geneRows) {
        public Line {
            asks = List.copyOf(asks);
        }
    }
}
