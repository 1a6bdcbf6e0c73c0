package org.precisionbenefit.app;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends submissions at a rate over many connections, as bare as can be: server and clients share the cores. */
final class OverloadRun {
    private final int port;
    private final DoorClient requests;
    private final AtomicLong claims = new AtomicLong();

    OverloadRun(int port, DoorClient requests) {
        this.port = port;
        this.requests = requests;
    }

    /**
     * What came of it.
     *
     * @param statuses how often each status came
     * @param millis how long each accepted one took, sorted
     * @param seconds how long it lasted
     * @param withoutRetry how many refusals did not say when to come again
     */
    record Result(Map<Integer, Integer> statuses, List<Long> millis, double seconds, int withoutRetry) {
        double accepted() {
            return statuses.getOrDefault(200, 0) / seconds;
        }

        double offered() {
            return statuses.values().stream().mapToInt(Integer::intValue).sum() / seconds;
        }

        long millis(double share) {
            return millis.isEmpty() ? 0 : millis.get((int) Math.ceil(share * millis.size()) - 1);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "offered %,.0f/s, accepted %,.1f/s, p50 %d ms, p99 %d ms, answers %s",
                    offered(),
                    accepted(),
                    millis(0.5),
                    millis(0.99),
                    statuses);
        }
    }

    /** With a rate of 0 each connection sends as soon as it has its answer. */
    Result run(int connections, double seconds, double rate) throws InterruptedException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<Long> millis = new ArrayList<>();
        int[] withoutRetry = {0};
        AtomicLong turns = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> {
                try (Connection connection = new Connection()) {
                    while (true) {
                        long due = rate > 0 ? start + (long) (turns.getAndIncrement() * 1e9 / rate) : System.nanoTime();
                        if (Math.max(due, System.nanoTime()) >= end) {
                            return;
                        }
                        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                        long begun = System.nanoTime();
                        String head = connection.send(claims.getAndIncrement());
                        int status = Integer.parseInt(head.substring(9, 12));
                        synchronized (statuses) {
                            statuses.merge(status, 1, Integer::sum);
                            if (status == 200) {
                                millis.add((System.nanoTime() - begun) / 1_000_000);
                            } else if (!head.contains("\r\nretry-after:")) {
                                withoutRetry[0]++;
                            }
                        }
                    }
                } catch (IOException e) {
                    synchronized (statuses) {
                        statuses.merge(0, 1, Integer::sum);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Collections.sort(millis);
        return new Result(statuses, millis, (System.nanoTime() - start) / 1e9, withoutRetry[0]);
    }

    private final class Connection implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        private final InputStream in = socket.getInputStream();
        private final byte[] read = new byte[256 * 1024];

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
        }

        /** Sends a submission and reads the answer; its head in small letters. */
        String send(long number) throws IOException {
            byte[] body = requests.body("overload-" + number).getBytes(StandardCharsets.UTF_8);
            byte[] head = ("POST /fhir/Claim/$submit HTTP/1.1\r\nHost: localhost\r\n" + requests.authorization()
                            + "Content-Type: application/fhir+json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            byte[] whole = new byte[head.length + body.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            socket.getOutputStream().write(whole);
            int filled = 0;
            int end = -1;
            while (end < 0) {
                filled += more(filled);
                end = new String(read, 0, filled, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            }
            String lines = new String(read, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            String name = "\r\ncontent-length:";
            int at = lines.indexOf(name) + name.length();
            int stop = lines.indexOf("\r\n", at);
            int total = end
                    + 4
                    + Integer.parseInt(lines.substring(at, stop < 0 ? lines.length() : stop)
                            .strip());
            while (filled < total) {
                filled += more(filled);
            }
            return lines;
        }

        private int more(int filled) throws IOException {
            int got = in.read(read, filled, read.length - filled);
            if (got <= 0) {
                throw new EOFException("The server closed the connection.");
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
