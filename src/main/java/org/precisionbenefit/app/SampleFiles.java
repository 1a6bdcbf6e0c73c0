package org.precisionbenefit.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.api.Sample;
import org.precisionbenefit.api.SampleLibrary;
import org.precisionbenefit.terminology.SourceFile;

/** The samples that come with the application: a list with a line each (name, title, what it shows) and their bodies. */
final class SampleFiles implements SampleLibrary {
    private static final String FOLDER = "samples";

    private final List<Sample> samples;

    SampleFiles() throws IOException {
        List<Sample> read = new ArrayList<>();
        for (String line : ReleaseFolders.text(FOLDER + "/index.tsv").lines().toList()) {
            String[] columns = line.split("\t", -1);
            SourceFile body = new SourceFile(columns[0], ReleaseFolders.text(FOLDER + "/" + columns[0] + ".json"));
            read.add(new Sample(body.path(), columns[1], columns[2], body.text()));
        }
        samples = List.copyOf(read);
    }

    @Override
    public List<Sample> samples() {
        return samples;
    }
}
