package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Eight clients that send requests with numbers of their own and keep every answer that was acknowledged. */
final class KeepingClients implements AutoCloseable {
    private static final int CLIENTS = 8;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final DoorClient client;
    private final String prefix;
    private volatile boolean ended;

    KeepingClients(DoorClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
        for (int i = 0; i < CLIENTS; i++) {
            Thread thread = new Thread(this::send, "client-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void send() {
        while (!ended) {
            String claim = prefix + next.getAndIncrement();
            try {
                HttpResponse<String> answer = client.submit(claim);
                if (answer.statusCode() == 200) {
                    acknowledged.put(claim, answer.body());
                } else if (answer.statusCode() == 401) {
                    // A development server makes a new key at each start; its token lies in the file a moment later.
                    pause();
                } else if (answer.statusCode() != 503) {
                    wrong(claim + " was answered with " + answer.statusCode());
                } else if (answer.headers().firstValue("Retry-After").isEmpty()
                        || answer.body().contains("OperationOutcome")) {
                    wrong(claim + " got a 503 that does not say when to come again, or an outcome");
                }
            } catch (IOException e) {
                // Killed meanwhile; what was not acknowledged was not promised.
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wrong(String what) {
        wrong.add(what);
    }

    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Waits until so many more were acknowledged. */
    void awaitMore(int more) throws InterruptedException {
        int enough = acknowledged.size() + more;
        for (int tries = 0; acknowledged.size() < enough && tries < 6000; tries++) {
            Thread.sleep(20);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
    }

    /** Everybody stops; then each acknowledged request is sent again and gets the very bytes. */
    void assertKept() throws IOException, InterruptedException {
        close();
        assertThat(wrong).isEmpty();
        for (Map.Entry<String, String> one : acknowledged.entrySet()) {
            HttpResponse<String> again = client.submit(one.getKey());
            assertThat(again.statusCode()).as(one.getKey()).isEqualTo(200);
            assertThat(again.body()).as(one.getKey()).isEqualTo(one.getValue());
        }
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
