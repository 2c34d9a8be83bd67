package hermo.train;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The trials of one search, run on threads of their own. Not thread-safe; one per search. */
final class SearchRun {
    private final List<Choices> choices;
    private final List<Candidate> candidates;
    private final Function<Candidate, Optional<CrossValidation>> judge;
    /** Trials behind a failed one need not begin; those before it must, lest threads decide which failure is told. */
    private final AtomicInteger firstFailed = new AtomicInteger(Integer.MAX_VALUE);

    SearchRun(List<Choices> choices, List<Candidate> candidates, Function<Candidate, Optional<CrossValidation>> judge) {
        this.choices = choices;
        this.candidates = candidates;
        this.judge = judge;
    }

    /** Returns the trials that are done, in order: all of them unless the thread was interrupted, which it then still is. */
    List<Trial> on(int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, choices.size()), SearchRun::thread);
        List<Future<Optional<Trial>>> running = new ArrayList<>();
        try {
            for (int i = 0; i < choices.size(); i++) {
                int index = i;
                running.add(pool.submit(() -> trial(index)));
            }
            for (Future<Optional<Trial>> trial : running) {
                await(trial);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt(); // what is done by the end of the others is kept
        } finally {
            end(pool);
        }
        List<Trial> done = new ArrayList<>();
        for (Future<Optional<Trial>> trial : running) {
            if (trial.isDone()) {
                result(trial).ifPresent(done::add);
            }
        }
        return done;
    }

    private Optional<Trial> trial(int index) {
        if (index > firstFailed.get() || Thread.currentThread().isInterrupted()) {
            return Optional.empty();
        }
        try {
            return naming(index, choices.get(index), () -> judge.apply(candidates.get(index)))
                    .map(outcome -> new Trial(index + 1, choices.get(index), candidates.get(index), outcome));
        } catch (Throwable failure) {
            firstFailed.accumulateAndGet(index, Math::min);
            throw failure;
        }
    }

    /** Returns what {@code step} gives; an argument that it refuses is told with the choices of the trial. */
    static <T> T naming(int index, Choices choices, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "Search: trial " + (index + 1) + " (" + choices + "): " + refused.getMessage(), refused);
        }
    }

    /** Waits for a trial; a failure ends the search, so that the others are not waited for. */
    private static void await(Future<Optional<Trial>> trial) throws InterruptedException {
        try {
            trial.get();
        } catch (ExecutionException failure) {
            throw unchecked(failure);
        }
    }

    private static Optional<Trial> result(Future<Optional<Trial>> trial) {
        try {
            return Futures.getDone(trial);
        } catch (ExecutionException failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        Throwables.throwIfUnchecked(failure.getCause());
        return new IllegalStateException(failure.getCause()); // a trial has no checked exceptions
    }

    /** A search that is given up by a thread that dies must not keep the program alive. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hermo-search");
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts what still runs and waits for it: a fit ends after its step. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
