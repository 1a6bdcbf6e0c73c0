package org.precisionbenefit.formulary.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadFault;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.load.RowPlace;
import org.precisionbenefit.formulary.load.RowSink;

/**
 * Reads the JSON files of qualified health plans: plans and drugs, in any number, and perhaps an index. Nothing is
 * fetched: of an index the files that it names must be among the files.
 */
public final class QhpReader implements FormularyReader {
    @Override
    public String format() {
        return "qhp";
    }

    @Override
    public void read(List<PublishedFile> files, RowSink sink) throws IOException {
        SortedSet<String> indexed = new TreeSet<>();
        SortedSet<String> names = new TreeSet<>();
        for (PublishedFile file : files) {
            names.add(file.name());
            if (!JsonStream.isList(file)) {
                indexed.addAll(named(file));
            }
        }
        for (String name : indexed) {
            if (!names.contains(name)) {
                throw LoadFault.at(
                        new RowPlace(name, 0), "The index names this file, and it must be among the files. Fetch it.");
            }
        }
        for (PublishedFile file : files) {
            if (JsonStream.isList(file)) {
                JsonStream.list(file, (place, object) -> object(place, object, sink));
            }
        }
    }

    /** The file names of plans and drugs in an index; providers are of no concern here. */
    private static List<String> named(PublishedFile index) throws IOException {
        JsonNode whole = JsonStream.whole(index);
        List<String> names = Stream.of("plan_urls", "formulary_urls")
                .flatMap(list -> Values.items(whole.path(list)))
                .map(JsonNode::asText)
                .map(url -> url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?#].*", ""))
                .toList();
        if (names.isEmpty()) {
            throw LoadFault.at(
                    new RowPlace(index.name(), 1),
                    "The file must be a list of plans or drugs, or an index with plan_urls and formulary_urls.");
        }
        return names;
    }

    private static void object(RowPlace place, JsonNode object, RowSink sink) throws IOException {
        try {
            if (object.has("rxnorm_id") || object.has("drug_name")) {
                QhpDrug.read(place, object, sink);
            } else if (object.has("plan_id")) {
                QhpPlan.read(place, object, sink);
            } else {
                throw new RowFault("The object must be a drug with rxnorm_id or a plan with plan_id.");
            }
        } catch (RowFault fault) {
            sink.reject(place, fault.why());
        }
    }
}
