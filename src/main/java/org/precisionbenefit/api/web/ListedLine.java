package org.precisionbenefit.api.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.publish.BrowseEdition.Listed;
import org.precisionbenefit.terminology.unit.AmountText;

/**
 * A drug on a published list.
 *
 * @param drug its name as published, or its code where there is none
 * @param code its code with the kind of it, or that there is none
 * @param address the address of its page, or nothing where it has no code
 * @param list the list
 * @param rules what the list says of it
 * @param edits what else it says
 */
public record ListedLine(
        String drug, String code, String address, String list, FormularyLine.Rules rules, List<String> edits) {
    private static final String UNSAID = "not published";

    public ListedLine {
        edits = List.copyOf(edits);
    }

    static ListedLine of(Listed listed, String address) {
        PublishedItem item = listed.item();
        String code = code(item.drug().code());
        String name = item.drug().name();
        return new ListedLine(
                name.isBlank() ? code : name,
                code,
                item.drug().code().kind() == DrugCode.Kind.NONE ? "" : address,
                item.list(),
                rules(listed),
                edits(listed));
    }

    static String code(DrugCode code) {
        return switch (code.kind()) {
            case RXNORM -> "RxNorm " + code.value();
            case NDC -> "NDC " + code.value();
            case UNKNOWN -> code.value() + ", of an unknown kind";
            case NONE -> "no code";
        };
    }

    private static FormularyLine.Rules rules(Listed listed) {
        PublishedItem item = listed.item();
        return new FormularyLine.Rules(
                listed.diseases().isEmpty() ? "covered" : "for some diseases",
                tier(item.tier()),
                needed(item.flags().priorAuthorization(), item.flags().authorizationNewStarts()),
                needed(item.flags().stepTherapy(), item.flags().stepNewStarts()),
                limit(item.flags().quantityLimit(), item.limit()));
    }

    static String tier(@Nullable PublishedTier tier) {
        return tier == null ? "" : tier.word().replace('-', ' ');
    }

    private static String needed(Flag flag, Flag newStarts) {
        return switch (flag) {
            case YES -> newStarts == Flag.YES ? "needed by who starts" : "needed";
            case NO -> "not needed";
            case UNKNOWN -> UNSAID;
        };
    }

    private static String limit(Flag flag, @Nullable PublishedLimit limit) {
        if (flag == Flag.NO) {
            return "";
        }
        if (limit == null || (limit.amount() == null && limit.text().isEmpty())) {
            return flag == Flag.YES ? "a limit that is not published" : UNSAID;
        }
        return limit.amount() == null
                ? limit.text()
                : AmountText.of(limit.amount(), limit.unit())
                        + (limit.days() == null ? "" : " in " + limit.days() + " days");
    }

    private static List<String> edits(Listed listed) {
        PublishedItem item = listed.item();
        List<String> edits = new ArrayList<>();
        if (!listed.diseases().isEmpty()) {
            edits.add("only for " + String.join(" or ", listed.diseases()));
        }
        if (item.terms().basis() == CoverageTerms.Basis.SUPPLEMENT) {
            edits.add("beyond Part D, which excludes it");
        }
        if (item.terms().selected() == Flag.YES) {
            edits.add("price negotiated by Medicare");
        }
        if (item.terms().capped() == Flag.YES) {
            edits.add("up to a cap");
        }
        Availability when = item.availability();
        if (when.status() != Availability.Status.ACTIVE) {
            edits.add("state of the row: " + Words.plain(when.status()));
        }
        if (when.start() != null || when.end() != null) {
            edits.add((when.start() == null ? "" : "from " + when.start())
                    + (when.start() == null || when.end() == null ? "" : " ")
                    + (when.end() == null ? "" : "until " + when.end()));
        }
        return edits;
    }
}
