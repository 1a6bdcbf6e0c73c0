package org.precisionbenefit.formulary.published;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.benefit.CostSharing;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedPlan;

/**
 * What the edition that answers says of one plan.
 *
 * @param edition the edition
 * @param plan the plan, or null when the edition does not hold it
 * @param costs what its members pay, or null where nothing of it is published
 * @param lists the lists of drugs that hold for it
 */
public record PublishedFormulary(
        Edition edition,
        @Nullable PublishedPlan plan,
        @Nullable CostSharing costs,
        List<DrugList> lists) {
    public PublishedFormulary {
        Objects.requireNonNull(edition, "edition is null");
        lists = List.copyOf(lists);
    }

    /** The rows of a drug that hold on a day, of every list of the plan. */
    public List<PublishedItem> items(DrugCode drug, LocalDate day) {
        List<PublishedItem> items = new ArrayList<>(1);
        for (DrugList list : lists) {
            for (PublishedItem item : list.items(drug)) {
                if (holds(item.availability(), day)) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    /** The diseases for which alone the plan covers a drug; empty when it covers it for every one. */
    public List<String> diseases(DrugCode drug) {
        return lists.stream()
                .flatMap(list -> list.diseases(drug).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The code under which the plan's lists hold a drug on a day: the first of these that does, or {@code NONE}. */
    public DrugCode listed(Stream<DrugCode> codes, LocalDate day) {
        return codes.filter(code -> !items(code, day).isEmpty()).findFirst().orElse(DrugCode.NONE);
    }

    private static boolean holds(Availability availability, LocalDate day) {
        return availability.status() != Availability.Status.DRAFT
                && availability.status() != Availability.Status.RETIRED
                && (availability.start() == null || !availability.start().isAfter(day))
                && (availability.end() == null || !availability.end().isBefore(day));
    }
}
