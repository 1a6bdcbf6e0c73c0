package org.precisionbenefit.api.web;

import java.util.List;
import org.precisionbenefit.formulary.FormularyItem;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.ItemText;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.terminology.AsOf;

/**
 * A drug on a plan, in the list of a plan or of what was looked for.
 *
 * @param plan the plan
 * @param drug the drug's name
 * @param path the drug's name in the address of its page
 * @param rules coverage, tier, prior authorization, steps and limit, in this order
 * @param edits what else is asked
 * @param classes its therapeutic classes, by name
 */
public record FormularyLine(
        String plan, String drug, String path, Rules rules, List<String> edits, List<String> classes) {
    public FormularyLine {
        edits = List.copyOf(edits);
        classes = List.copyOf(classes);
    }

    /**
     * The rules of a row in words, each empty where there is none.
     *
     * @param coverage whether it is covered
     * @param tier the tier
     * @param authorization whether a prior authorization is needed
     * @param steps the drugs to be tried first
     * @param limit the limits of quantity and days
     */
    public record Rules(String coverage, String tier, String authorization, String steps, String limit) {
        static Rules of(FormularyItem item, ItemText text) {
            return new Rules(
                    ItemText.coverage(item),
                    ItemText.tier(item),
                    ItemText.authorization(item),
                    text.steps(item.stepTherapy()),
                    ItemText.limit(item.supplyLimits()));
        }
    }

    static FormularyLine of(FormularyItem item, FormularyRelease release, AsOf asOf) {
        ItemText text = new ItemText(release);
        String name = text.name(item.ingredient());
        return new FormularyLine(
                item.plan().value(),
                name,
                LabelListView.path(name),
                Rules.of(item, text),
                text.edits(item),
                release.benefits().classesOf(item.ingredient(), asOf).stream()
                        .map(TherapeuticClass::name)
                        .toList());
    }
}
