package org.precisionbenefit.app;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.precisionbenefit.decision.simulation.SimulatedRequest;
import org.precisionbenefit.decision.simulation.Simulation;
import org.precisionbenefit.policy.EvaluatePolicy;
import org.precisionbenefit.policy.EvaluationFault;

/**
 * Compares requests in chunks of a fixed size, one thread for each processor, and writes them in their order, so that the bytes
 * do not depend on how many threads there are. Every hundredth number is held against the rule engine.
 */
final class ChunkedRun {
    private static final int CHUNK = 500;
    private static final int VERIFIED = 100;
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation;
    private final EvaluatePolicy engine;
    private final RequestSource source;
    private final int threads;

    ChunkedRun(Simulation simulation, EvaluatePolicy engine, RequestSource source, int threads) {
        this.simulation = simulation;
        this.engine = engine;
        this.source = source;
        this.threads = threads;
    }

    /**
     * Runs what is not there yet.
     *
     * @param results where results are
     * @param progress is told how far it is, at most once a second
     */
    void into(ResultFile results, Consumer<String> progress) throws IOException, InterruptedException {
        long chunks = (source.size() + CHUNK - 1) / CHUNK;
        long next = results.resume();
        long written = next;
        if (next > 0) {
            progress.accept("goes on after " + Math.min(next * CHUNK, source.size()) + " of " + source.size());
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<List<String>>> ahead = new ArrayDeque<>();
            long told = System.nanoTime();
            while (written < chunks) {
                while (next < chunks && ahead.size() < 2 * threads) {
                    long number = next++;
                    ahead.add(pool.submit(() -> chunk(number)));
                }
                results.add(written++, ahead.remove().get());
                if (System.nanoTime() - told >= SECOND) {
                    told = System.nanoTime();
                    progress.accept(Math.min(written * CHUNK, source.size()) + " of " + source.size());
                }
            }
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static IOException cause(ExecutionException e) {
        if (e.getCause() instanceof EvaluationFault fault) {
            throw fault;
        }
        return e.getCause() instanceof IOException fault
                ? fault
                : new IOException("The simulation ended by a fault (" + e.getCause() + ").", e);
    }

    private List<String> chunk(long number) throws IOException {
        long from = number * CHUNK;
        long to = Math.min(from + CHUNK, source.size());
        List<String> lines = new ArrayList<>();
        int place = 0;
        for (SimulatedRequest request : source.between(from, to)) {
            lines.add(simulation.compare(request).line());
            if (place++ % VERIFIED == 0) {
                simulation.verify(request, engine);
            }
        }
        return lines;
    }
}
