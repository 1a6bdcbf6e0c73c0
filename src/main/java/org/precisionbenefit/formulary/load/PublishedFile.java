package org.precisionbenefit.formulary.load;

import java.io.IOException;
import java.io.InputStream;

/** A file of a published formulary, which can be opened more than once. */
public interface PublishedFile {
    /** How it is called, without its folder. */
    String name();

    /** Opens it from its beginning. */
    InputStream open() throws IOException;
}
