package hermo.kernel;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that help callers with large pieces of work: one team for the whole process, of daemon threads that start
 * when first needed and sleep when nobody calls. Thread-safe.
 *
 * <p>Not a {@code ForkJoinPool}: a step of training hands over a dozen pieces of some 100 µs, and a sleeping thread takes
 * half as long to wake. A helper therefore waits awake for the next piece for a moment before it sleeps. Nothing is
 * allocated to hand a piece over. The team serves one caller at a time; who finds it busy does all the work alone, so
 * that callers never wait for each other.
 *
 * <p>JShell's Ctrl-C throws into the caller's thread wherever it is. No helper goes on with the work of a call that was
 * left that way, and whatever it left half done in here is put right by the next call of that thread, or of any once that
 * thread is dead.
 */
final class Team {
    /** Work in parts that do not depend on one another. */
    interface Job {
        /**
         * Does part {@code part}; runs on any thread.
         *
         * @param worker the number of the thread among those of the call, from 0 on: for scratch of its own
         */
        void run(int part, int worker);
    }

    /** The team of this process. */
    static final Team SHARED = new Team();

    /** How long a helper waits awake: longer than the work between two pieces of a step. */
    private static final long AWAKE_NANOS = 200_000;

    /** How often a waiting thread looks before it asks for the time, or lets others run. */
    private static final int LOOKS = 64;

    private static final int FIELD = 16;
    private static final int MASK = (1 << FIELD) - 1;

    /** Who is served; nobody is null. */
    private final AtomicReference<Thread> caller = new AtomicReference<>();

    private final AtomicInteger done = new AtomicInteger();
    /**
     * The call's number, how many parts it has and how many are taken, in one word: a part can only be taken from the call
     * that the taker has seen.
     */
    private final AtomicLong board = new AtomicLong();

    private volatile Job job;
    /** Whether all parts of the latest call were done: if not, a helper may still be at work for it. */
    private volatile boolean isSettled = true;

    private volatile Throwable failure;
    /** How many helpers the present call may have: those with the lowest numbers. */
    private volatile int helping;

    private volatile Helper[] helpers = {};

    /**
     * Does the parts 0 to {@code parts} − 1 of {@code job}, with the caller among at most {@code threads} threads, and
     * returns when all are done. What a part throws is thrown here.
     *
     * <p>A helper does all of it alone, even one whose own call was broken off and who therefore finds nobody served: it would
     * have to wait for itself to leave its part.
     */
    void run(int threads, int parts, Job job) {
        checkArgument(parts <= MASK, "a team does at most %s parts but got %s", MASK, parts);
        if (threads == 1 || parts == 1 || Thread.currentThread() instanceof Helper || isBusy()) {
            runAlone(parts, job);
            return;
        }
        Thread self = Thread.currentThread();
        try {
            if (caller.compareAndSet(null, self)) {
                call(Math.min(threads, parts) - 1, parts, job);
            } else {
                runAlone(parts, job);
            }
        } finally { // whether or not the swap came to its end, this thread is no longer served
            caller.compareAndSet(self, null);
        }
    }

    private static void runAlone(int parts, Job job) {
        for (int part = 0; part < parts; part++) {
            job.run(part, 0);
        }
    }

    /** Returns whether a call is under way; one that was broken off while it ended is not, and is cleared away. */
    private boolean isBusy() {
        Thread served = caller.get();
        if (served == null) {
            return false;
        }
        boolean isOver = served == Thread.currentThread() ? job == null : !served.isAlive();
        return !(isOver && caller.compareAndSet(served, null));
    }

    private void call(int helping, int parts, Job job) {
        Helper[] all = hire(helping);
        settle(all);
        isSettled = false;
        this.job = job;
        try {
            this.helping = helping;
            done.set(0);
            failure = null;
            board.set(next(board.get()) | (long) parts << FIELD);
            for (int h = 0; h < Math.min(helping, all.length); h++) {
                all[h].wake();
            }
            takeParts(0);
            for (int looks = 0; done.get() < parts; looks++) {
                pause(looks);
            }
            isSettled = true;
        } catch (Throwable fromOutside) {
            settle(all);
            throw fromOutside;
        } finally {
            this.job = null;
        }
        if (failure != null) {
            Team.<RuntimeException>rethrow(failure);
        }
    }

    /** Returns a board of the next call, without parts. */
    private static long next(long board) {
        return ((board >>> 2 * FIELD) + 1) << 2 * FIELD;
    }

    /** After a call that was broken off: sees to it that no helper is at work on a part of it or takes one. */
    private void settle(Helper[] all) {
        if (isSettled) {
            return;
        }
        board.set(next(board.get()));
        for (Helper helper : all) {
            for (int looks = 0; helper.isAtWork; looks++) {
                pause(looks);
            }
        }
        isSettled = true;
    }

    private static void pause(int looks) {
        if (looks < LOOKS * LOOKS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Throws what a part threw as it is, whatever its type. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Returns at least {@code count} helpers, or as many as the system allows. */
    private Helper[] hire(int count) {
        boolean hasStarted = startLatest(); // whom a call that was broken off may have left behind
        while (hasStarted && helpers.length < count) {
            Helper[] more = Arrays.copyOf(helpers, helpers.length + 1);
            more[more.length - 1] = new Helper(more.length);
            helpers = more; // before it starts, lest one be at work that nobody knows
            hasStarted = startLatest();
        }
        return helpers;
    }

    /** Starts the latest helper, unless it is; lets it go and returns false if the system allows no more threads. */
    private boolean startLatest() {
        Helper[] all = helpers;
        if (all.length == 0 || all[all.length - 1].getState() != Thread.State.NEW) {
            return true;
        }
        try {
            all[all.length - 1].start();
            return true;
        } catch (OutOfMemoryError noMoreThreads) { // those that are there do the work
            helpers = Arrays.copyOf(all, all.length - 1);
            return false;
        }
    }

    /** Does parts of the present call, or of later ones, as helper {@code number}; the caller is number 0. */
    private void takeParts(int number) {
        long seen = board.get();
        while (isLeft(seen) && number <= helping) {
            Job current = job; // of the call that was seen, or no part of it can be taken any more
            if (board.compareAndSet(seen, seen + 1)) {
                run(current, (int) seen & MASK, number);
            }
            seen = board.get();
        }
    }

    private static boolean isLeft(long seen) {
        return (seen & MASK) < (seen >>> FIELD & MASK);
    }

    private void run(Job job, int part, int worker) {
        try {
            job.run(part, worker);
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
        private volatile boolean isAtWork;

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
                isAtWork = true; // before a part is taken, so that whoever finds it false can rely on it
                takeParts(number);
                isAtWork = false;
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
