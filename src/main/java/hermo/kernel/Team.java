package hermo.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that help callers with large pieces of work: one team for the whole process, of daemon threads that start
 * when first needed and sleep when nobody calls. Thread-safe.
 *
 * <p>Not a {@code ForkJoinPool}: a step of training hands over a dozen pieces of some 100 µs, and a sleeping thread takes
 * half as long to wake. A helper therefore waits awake for the next piece for a moment before it sleeps. Nothing is
 * allocated to hand a piece over. The team serves one caller at a time; who finds it busy does all the work alone, so
 * that callers never wait for each other.
 */
final class Team {
    /** Work in parts that do not depend on one another. */
    interface Job {
        /** Does part {@code part}; runs on any thread. */
        void run(int part);
    }

    /** The team of this process. */
    static final Team SHARED = new Team();

    /** How long a helper waits awake: longer than the work between two pieces of a step. */
    private static final long AWAKE_NANOS = 200_000;

    /** How often a waiting thread looks before it asks for the time, or lets others run. */
    private static final int LOOKS = 64;

    private static final int FIELD = 16;
    private static final int MASK = (1 << FIELD) - 1;

    /** 1 while a call is served, else 0; not an AtomicBoolean, which costs a start on newer JDKs 10 ms. */
    private final AtomicInteger busy = new AtomicInteger();

    private final AtomicInteger done = new AtomicInteger();
    /**
     * The call's number, how many parts it has and how many are taken, in one word: a part can only be taken from the call
     * that the taker has seen.
     */
    private final AtomicLong board = new AtomicLong();

    private volatile Job job;
    private volatile Throwable failure;
    /** How many helpers the present call may have: those with the lowest numbers. */
    private volatile int helping;

    private volatile Helper[] helpers = {};

    /**
     * Does the parts 0 to {@code parts} − 1 of {@code job}, with the caller among at most {@code threads} threads, and
     * returns when all are done. What a part throws is thrown here.
     */
    void run(int threads, int parts, Job job) {
        if (threads == 1 || parts == 1 || !busy.compareAndSet(0, 1)) {
            for (int part = 0; part < parts; part++) {
                job.run(part);
            }
            return;
        }
        try {
            call(Math.min(threads, parts) - 1, parts, job);
        } finally {
            busy.set(0);
        }
    }

    private void call(int helping, int parts, Job job) {
        Helper[] all = hire(helping);
        this.job = job;
        this.helping = helping;
        done.set(0);
        failure = null;
        board.set(((board.get() >>> 2 * FIELD) + 1) << 2 * FIELD | (long) parts << FIELD);
        for (int h = 0; h < Math.min(helping, all.length); h++) {
            all[h].wake();
        }
        takeParts(0);
        for (int looks = 0; done.get() < parts; looks++) {
            if (looks < LOOKS * LOOKS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        this.job = null;
        if (failure != null) {
            Team.<RuntimeException>rethrow(failure);
        }
    }

    /** Throws what a part threw as it is, whatever its type. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Returns at least {@code count} helpers, or as many as the system allows. */
    private Helper[] hire(int count) {
        while (helpers.length < count) {
            Helper helper = new Helper(helpers.length + 1);
            try {
                helper.start();
            } catch (OutOfMemoryError noMoreThreads) {
                break; // those that are there do the work
            }
            Helper[] more = Arrays.copyOf(helpers, helpers.length + 1);
            more[more.length - 1] = helper;
            helpers = more;
        }
        return helpers;
    }

    /** Does parts of the present call, or of later ones, as helper {@code number}; the caller is number 0. */
    private void takeParts(int number) {
        long seen = board.get();
        while (isLeft(seen) && number <= helping) {
            Job current = job; // of the call that was seen, or no part of it can be taken any more
            if (board.compareAndSet(seen, seen + 1)) {
                run(current, (int) seen & MASK);
            }
            seen = board.get();
        }
    }

    private static boolean isLeft(long seen) {
        return (seen & MASK) < (seen >>> FIELD & MASK);
    }

    private void run(Job job, int part) {
        try {
            job.run(part);
        } catch (Throwable e) { // also checked ones, which other languages throw anywhere
            failure = e;
        } finally {
            done.incrementAndGet();
        }
    }

    /** A thread of the team. */
    private final class Helper extends Thread {
        private final int number;
        private volatile boolean isAsleep;

        Helper(int number) {
            super(null, null, "hermo-" + number, 0, false);
            this.number = number;
            setContextClassLoader(null); // not that of the first caller, which may want to be unloaded
            setDaemon(true);
        }

        void wake() {
            if (isAsleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            while (true) {
                waitForCall();
                takeParts(number);
            }
        }

        private boolean isCalled() {
            return isLeft(board.get()) && number <= helping;
        }

        private void waitForCall() {
            long start = System.nanoTime();
            for (int looks = 1; !isCalled(); looks++) {
                Thread.onSpinWait();
                if (looks % LOOKS == 0 && System.nanoTime() - start > AWAKE_NANOS) {
                    sleep();
                    start = System.nanoTime();
                }
            }
        }

        private void sleep() {
            isAsleep = true;
            while (!isCalled()) {
                LockSupport.park(Team.this);
                Thread.interrupted(); // or park would return at once for ever
            }
            isAsleep = false;
        }
    }
}
