package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a call that was broken off from outside leaves, put there by hand, and how the next call puts it right. */
@Timeout(60)
class TeamRepairTest {
    private final Team team = new Team();

    @Test
    void a_caller_that_died_is_served_no_longer() throws Exception {
        Thread dead = new Thread(() -> {});
        dead.start();
        dead.join();
        caller().set(dead);

        assertEquals(2, threadsThatMeet().size());
    }

    @Test
    void a_caller_that_lives_and_is_at_work_is_served_still() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread other = new Thread(() -> await(end));
        other.start();
        caller().set(other);

        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        team.run(2, 4, (part, worker) -> threads.add(Thread.currentThread()));

        assertEquals(Set.of(Thread.currentThread()), threads);
        end.countDown();
        other.join();
    }

    @Test
    void a_caller_that_was_broken_off_at_the_end_of_its_call_has_helpers_in_its_next() throws Exception {
        caller().set(Thread.currentThread());

        assertEquals(2, threadsThatMeet().size());
    }

    @Test
    void the_next_call_begins_only_when_the_helper_has_left_the_part_of_one_that_was_broken_off() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        breakOffWith((part, worker) -> {
            entered.countDown();
            await(leave);
            seen.add("left");
        });
        await(entered);
        long broken = board().get();
        Thread opener = new Thread(() -> {
            while (board().get() == broken) { // the next call has not come yet
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(100_000_000); // time to go wrong; what goes right does not depend on it
            leave.countDown();
        });
        opener.start();

        AtomicIntegerArray counts = new AtomicIntegerArray(3);
        Set<Boolean> haveLeft = ConcurrentHashMap.newKeySet();
        team.run(2, 3, (part, worker) -> {
            counts.incrementAndGet(part);
            haveLeft.add(seen.contains("left"));
        });

        assertEquals(Set.of(true), haveLeft);
        assertArrayEquals(new int[] {1, 1, 1}, new int[] {counts.get(0), counts.get(1), counts.get(2)});
        opener.join();
    }

    @Test
    void parts_of_a_call_that_was_broken_off_and_that_nobody_took_are_never_done() throws Exception {
        AtomicIntegerArray abandoned = new AtomicIntegerArray(1);
        threadsThatMeet();
        set("isSettled", false);
        set("helping", 0); // no helper may take it
        set("job", (Team.Job) (part, worker) -> abandoned.incrementAndGet(part));
        callOfOnePart();

        assertEquals(2, threadsThatMeet().size());

        assertEquals(0, abandoned.get(0));
    }

    @Test
    void a_helper_still_in_the_part_of_a_call_that_was_broken_off_does_not_wait_for_itself() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        breakOffWith((part, worker) -> {
            team.run(2, 4, (nested, nestedWorker) -> threads.add(Thread.currentThread()));
            over.countDown();
        });

        await(over);

        assertEquals(1, threads.size());
        assertFalse(threads.contains(Thread.currentThread()));
        assertEquals(2, threadsThatMeet().size());
    }

    @Test
    void a_helper_that_was_hired_and_not_started_is_started_by_the_next_call() throws Exception {
        Class<?> type = field("helpers").getType().getComponentType();
        Constructor<?> maker = type.getDeclaredConstructor(Team.class, int.class);
        maker.setAccessible(true);
        Object helpers = Array.newInstance(type, 1);
        Array.set(helpers, 0, maker.newInstance(team, 1));
        set("helpers", helpers);

        assertEquals(Set.of(Thread.currentThread(), Array.get(helpers, 0)), threadsThatMeet());
    }

    /** Runs a call of two parts that wait for each other; returns the threads that did them. */
    private Set<Thread> threadsThatMeet() {
        CountDownLatch met = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        team.run(2, 2, (part, worker) -> {
            threads.add(Thread.currentThread());
            met.countDown();
            await(met);
        });
        return threads;
    }

    /** Leaves the team as a call of one part does that was broken off after the helper was called and nobody is served. */
    private void breakOffWith(Team.Job job) throws Exception {
        Set<Thread> helpers = threadsThatMeet();
        helpers.remove(Thread.currentThread());
        set("isSettled", false);
        set("job", job);
        set("helping", 1);
        callOfOnePart();
        helpers.forEach(LockSupport::unpark);
    }

    /** Puts the next call's number on the board, with one part of which none is taken. */
    private void callOfOnePart() {
        board().set((board().get() >>> 32) + 1 << 32 | 1 << 16);
    }

    @SuppressWarnings("unchecked")
    private AtomicReference<Thread> caller() throws Exception {
        return (AtomicReference<Thread>) field("caller").get(team);
    }

    private AtomicLong board() {
        try {
            return (AtomicLong) field("board").get(team);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(String name, Object value) throws ReflectiveOperationException {
        field(name).set(team, value);
    }

    private static Field field(String name) throws ReflectiveOperationException {
        Field field = Team.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the other threads never came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
