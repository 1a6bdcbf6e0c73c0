package org.precisionbenefit.evidence.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.evidence.tumour.MarkerNames;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Sourced;

/** Reads the file of the names of genes and markers, and of the words for a marker's statuses. */
final class MarkerFile {
    private final Problems problems;
    private final Fields file;
    private final SortedMap<String, String> taken = new TreeMap<>();

    private MarkerFile(Authored authored, Problems problems) {
        this.problems = problems;
        this.file = Fields.of(authored, "file of markers", Sourced.names("description", "genes", "markers"));
        Sourced.citation(file);
    }

    static MarkerNames read(Authored authored, Problems problems) {
        return new MarkerFile(authored, problems).names();
    }

    private MarkerNames names() {
        SortedMap<String, String> genes = new TreeMap<>();
        for (Authored item : file.items("genes")) {
            problems.run(() -> {
                Fields row = Fields.of(item, "a gene of the file of markers", List.of("gene", "also"));
                for (Authored.Scalar other : row.scalars("also")) {
                    genes.put(other.value(), row.text("gene"));
                }
            });
        }
        List<MarkerNames.Entry> entries = new ArrayList<>();
        for (Authored item : file.items("markers")) {
            problems.attempt(() -> entry(item)).ifPresent(entries::add);
        }
        return new MarkerNames(entries, genes);
    }

    private MarkerNames.Entry entry(Authored item) {
        Fields unnamed = Fields.of(item, "a marker", List.of("name", "protein_of", "also", "statuses"));
        Fields row = unnamed.named("marker " + unnamed.text("name"));
        List<String> others = new ArrayList<>();
        take(row.scalar("name"), row);
        for (Authored.Scalar other : row.scalars("also")) {
            take(other, row);
            others.add(other.value());
        }
        SortedMap<String, List<String>> statuses = new TreeMap<>();
        SortedMap<String, String> words = new TreeMap<>();
        for (Authored status : row.items("statuses")) {
            status(Fields.of(status, "a status of " + row.owner(), List.of("status", "words")), statuses, words);
        }
        @Nullable String gene = row.has("protein_of") ? row.text("protein_of") : null;
        return new MarkerNames.Entry(row.text("name"), gene, others, statuses);
    }

    private void take(Authored.Scalar name, Fields row) {
        @Nullable String other = taken.put(MarkerNames.key(name.value()), row.owner());
        if (other != null) {
            throw name.place()
                    .fault("The name (" + name.value() + ") of " + row.owner() + " must not also name " + other
                            + ". Remove one of the two.");
        }
    }

    private static void status(Fields row, SortedMap<String, List<String>> statuses, SortedMap<String, String> words) {
        String status = row.text("status");
        List<String> own = new ArrayList<>();
        for (Authored.Scalar word : row.scalars("words")) {
            @Nullable String other = words.put(MarkerNames.key(word.value()), status);
            if (other != null) {
                throw word.place()
                        .fault("The word (" + word.value() + ") must not mean two statuses. Remove one of the two.");
            }
            own.add(word.value());
        }
        if (statuses.put(status, own) != null) {
            throw row.flaw("status", status, "must not stand twice. Remove one of the two.");
        }
    }
}
