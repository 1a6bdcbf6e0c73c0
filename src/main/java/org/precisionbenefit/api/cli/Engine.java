package org.precisionbenefit.api.cli;

import java.io.IOException;
import java.nio.file.Path;

/** What the command line asks of the rest: to serve, to send a request to whoever serves, to train. */
public interface Engine {
    /** Serves until it is stopped; the exit code. */
    int serve();

    /**
     * Sends a body to the server that runs on this data folder, or to one started for this request alone.
     *
     * @param path the path of the door
     * @param contentType the media type of the body
     * @param body the body, empty for none
     */
    Reply post(String path, String contentType, String body) throws IOException, InterruptedException;

    /** Trains every model anew from its protocol and writes model files and manifests below the folder. */
    void train(Path into) throws IOException;

    /**
     * A door's reply.
     *
     * @param status the HTTP status
     * @param body the body
     */
    record Reply(int status, String body) {}
}
