package org.precisionbenefit.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Runs a step on several threads for a while and keeps how long each took. */
final class BenchThreads {
    private static final double NANOS = 1e9;

    private BenchThreads() {}

    /** What one thread does again and again. */
    interface Step extends AutoCloseable {
        /** Whether it was acknowledged. */
        boolean run(long number) throws Exception;
    }

    /** Prepares one thread. */
    @FunctionalInterface
    interface Prepare {
        Step step(int thread) throws Exception;
    }

    /**
     * What was measured.
     *
     * @param acknowledged the numbers that were acknowledged
     * @param seconds from the first start to the last end
     * @param nanos how long each acknowledged step took, sorted
     * @param refused how many were not acknowledged
     */
    record Result(List<Long> acknowledged, double seconds, long[] nanos, int refused) {
        double perSecond() {
            return acknowledged.size() / seconds;
        }

        /** The time that this share of the steps stayed within, in milliseconds. */
        double millis(double share) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) Math.ceil(share * nanos.length) - 1] / 1e6;
        }
    }

    /** Several runs taken as one. */
    static Result joined(List<Result> runs) {
        return new Result(
                runs.stream().flatMap(run -> run.acknowledged().stream()).toList(),
                runs.stream().mapToDouble(Result::seconds).sum(),
                runs.stream()
                        .flatMapToLong(run -> Arrays.stream(run.nanos()))
                        .sorted()
                        .toArray(),
                runs.stream().mapToInt(Result::refused).sum());
    }

    /** As fast as the threads go. */
    static Result run(int threads, double seconds, Prepare prepare) throws InterruptedException {
        return run(threads, seconds, new Numbers(0, 0), prepare);
    }

    /**
     * Which number comes next and when it is due.
     *
     * @param first the first number
     * @param rate how many a second; 0 for as many as can be
     */
    record Numbers(long first, double rate) {}

    /**
     * Runs the step. With a rate, a step's time is counted from when it was due, so that one slow answer is charged for
     * all that had to wait behind it.
     */
    static Result run(int threads, double seconds, Numbers numbers, Prepare prepare) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        List<Worker> workers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Worker worker = new Worker(thread, prepare, numbers, next, new long[] {start, end});
            workers.add(worker);
            worker.start();
        }
        for (Worker worker : workers) {
            worker.join();
        }
        double lasted = (System.nanoTime() - start) / NANOS;
        List<Long> acknowledged = new ArrayList<>();
        int refused = 0;
        List<Long> nanos = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException("A thread of the benchmark failed.", worker.failure);
            }
            acknowledged.addAll(worker.acknowledged);
            nanos.addAll(worker.nanos);
            refused += worker.refused;
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Result(acknowledged, lasted, sorted, refused);
    }

    private static final class Worker extends Thread {
        private final int number;
        private final Prepare prepare;
        private final Numbers numbers;
        private final AtomicLong next;
        private final long[] startAndEnd;
        private final List<Long> acknowledged = new ArrayList<>();
        private final List<Long> nanos = new ArrayList<>();
        private int refused;
        private Throwable failure;

        Worker(int number, Prepare prepare, Numbers numbers, AtomicLong next, long[] startAndEnd) {
            this.number = number;
            this.prepare = prepare;
            this.numbers = numbers;
            this.next = next;
            this.startAndEnd = startAndEnd;
        }

        @Override
        public void run() {
            try (Step step = prepare.step(number)) {
                steps(step);
            } catch (Exception e) {
                failure = e;
            }
        }

        private void steps(Step step) throws Exception {
            for (long turn = next.getAndIncrement(); ; turn = next.getAndIncrement()) {
                long due = numbers.rate() > 0
                        ? startAndEnd[0] + (long) (turn * NANOS / numbers.rate())
                        : System.nanoTime();
                if (due - startAndEnd[1] >= 0) {
                    return;
                }
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                if (step.run(numbers.first() + turn)) {
                    acknowledged.add(numbers.first() + turn);
                    nanos.add(System.nanoTime() - due);
                } else {
                    refused++;
                }
            }
        }
    }
}
