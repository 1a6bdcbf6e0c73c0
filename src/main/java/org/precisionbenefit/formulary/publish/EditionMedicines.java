package org.precisionbenefit.formulary.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.publish.EditionPages.Answering;
import org.precisionbenefit.formulary.publish.EditionPages.From;
import org.precisionbenefit.formulary.publish.EditionPublication.Place;
import org.precisionbenefit.formulary.publish.Publication.Placed;
import org.precisionbenefit.formulary.publish.Publication.Wanted;

/** The drugs of an edition, whatever lists they are on. */
final class EditionMedicines {
    private static final Pattern ID = Pattern.compile(".*-(?<kind>[rn])(?<code>[0-9]{1,11})-[0-9a-f]{8}");

    private final String key;
    private final Answering answering;
    private final EditionPages pages;

    EditionMedicines(String key, Answering answering, EditionPages pages) {
        this.key = key;
        this.answering = answering;
        this.pages = pages;
    }

    List<Placed> read(String after, Wanted wanted, int most) {
        From from = after.isEmpty() ? From.START : Place.of(after).from();
        List<Placed> read = new ArrayList<>();
        if (!wanted.codes().isEmpty()) {
            for (String code : wanted.codes().tailSet(from.coded() ? from.key() : "\uffff")) {
                add(new From(true, code, code.equals(from.key()) ? from.skipped() : 0), of(code), most, read);
            }
            return List.copyOf(read);
        }
        if (from.coded()) {
            // The code that was read last comes again.
            add(from, pages.drugs(answering.edition(), from, most + 1), most, read);
        }
        if (read.size() < most) {
            From names = from.coded() ? From.NAMES : from;
            add(names, pages.drugs(answering.edition(), names, most - read.size()), most, read);
        }
        return List.copyOf(read);
    }

    private List<PublishedDrug> of(String code) {
        return pages.drugs(answering.edition(), new From(true, code, 0), 1).stream()
                .filter(drug -> drug.code().value().equals(code))
                .toList();
    }

    /** Adds drugs, of which the first ones of the key itself were read before. */
    private void add(From begin, List<PublishedDrug> drugs, int most, List<Placed> read) {
        From from = new From(begin.coded(), begin.key(), 0);
        for (PublishedDrug drug : drugs) {
            from = from.behind(from.coded() ? drug.code().value() : drug.name());
            boolean before = from.key().equals(begin.key()) && from.skipped() <= begin.skipped();
            if (!before && read.size() < most) {
                read.add(new Placed(entry(drug), EditionPublication.place("", from)));
            }
        }
    }

    private MedicineEntry entry(PublishedDrug drug) {
        return new MedicineEntry(PublishedIds.medicine(key, drug), drug, "", List.of(), answering.since());
    }

    Optional<Entry> find(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return EditionPublication.Walk.all((last, most) -> read(last, Wanted.ALL, most))
                    .map(Placed::entry)
                    .filter(entry -> entry.id().equals(id))
                    .findFirst();
        }
        DrugCode.Kind kind = parts.group("kind").equals("r") ? DrugCode.Kind.RXNORM : DrugCode.Kind.NDC;
        return of(parts.group("code")).stream()
                .filter(drug -> drug.code().kind() == kind)
                .map(this::entry)
                .filter(entry -> entry.id().equals(id))
                .map(Entry.class::cast)
                .findFirst();
    }
}
