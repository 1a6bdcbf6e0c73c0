package org.precisionbenefit.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One kept-alive HTTP connection, as bare as it can be: what the client uses of the two cores the server lacks. */
final class BenchConnection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private byte[] read = new byte[64 * 1024];

    BenchConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
    }

    /** Sends a whole request and reads a whole answer; its status. */
    int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int filled = 0;
        int head = -1;
        while (head < 0) {
            filled += more(filled);
            head = endOfHead(filled);
        }
        String lines = new String(read, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int total = head + length(lines);
        if (total > read.length) {
            read = Arrays.copyOf(read, total);
        }
        while (filled < total) {
            filled += more(filled);
        }
        return Integer.parseInt(lines.substring(9, 12));
    }

    private int more(int filled) throws IOException {
        int got = in.read(read, filled, read.length - filled);
        if (got <= 0) {
            throw new EOFException("The server closed the connection.");
        }
        return got;
    }

    private int endOfHead(int filled) {
        for (int at = 3; at < filled; at++) {
            if (read[at] == '\n' && read[at - 1] == '\r' && read[at - 2] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int length(String lines) throws IOException {
        String name = "\r\ncontent-length:";
        int at = lines.indexOf(name);
        if (at < 0) {
            throw new IOException("The answer must say its length.");
        }
        int start = at + name.length();
        return Integer.parseInt(
                lines.substring(start, lines.indexOf("\r\n", start)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
