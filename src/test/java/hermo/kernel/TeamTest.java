package hermo.kernel;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {
    private final Team team = Team.SHARED;

    @Test
    void every_part_is_done_once_in_each_of_many_calls() {
        for (int parts = 1; parts <= 9; parts++) {
            AtomicIntegerArray counts = new AtomicIntegerArray(parts);
            Team.Job job = (part, worker) -> counts.incrementAndGet(part);

            for (int call = 0; call < 20_000; call++) {
                team.run(3, parts, job);
            }

            int[] expected = new int[parts];
            Arrays.fill(expected, 20_000);
            assertArrayEquals(expected, numbers(counts), parts + " parts");
        }
    }

    @Test
    void what_the_parts_wrote_is_seen_after_the_call() {
        int[] numbers = new int[4];

        for (int call = 1; call <= 20_000; call++) {
            int value = call;
            team.run(2, 4, (part, worker) -> numbers[part] = value * (part + 1));

            assertArrayEquals(new int[] {value, 2 * value, 3 * value, 4 * value}, numbers);
        }
    }

    @Test
    void every_thread_of_a_call_has_a_number_of_its_own_below_their_count() {
        AtomicReferenceArray<Thread> owners = new AtomicReferenceArray<>(3);

        for (int call = 0; call < 5_000; call++) {
            CountDownLatch met = new CountDownLatch(2); // two threads at least take a part each
            team.run(3, 8, (part, worker) -> {
                Thread self = Thread.currentThread();
                Thread owner = owners.compareAndExchange(worker, null, self);
                assertTrue(owner == null || owner == self, () -> "number " + worker + " has two threads");
                if (part < 2) {
                    met.countDown();
                    await(met);
                }
            });
        }

        assertEquals(Thread.currentThread(), owners.get(0));
        assertTrue(owners.get(1) != null || owners.get(2) != null);
    }

    @Test
    void more_parts_than_can_be_counted_are_refused() {
        AtomicInteger count = new AtomicInteger();

        team.run(2, 65_535, (part, worker) -> count.incrementAndGet());

        assertEquals(65_535, count.get());
        assertEquals(
                "a team does at most 65535 parts but got 65536",
                badArgument(() -> team.run(2, 65_536, (part, worker) -> count.incrementAndGet())));
    }

    @Test
    void threads_work_side_by_side_and_the_caller_is_one_of_them() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch met = new CountDownLatch(3);

        team.run(3, 3, (part, worker) -> {
            threads.add(Thread.currentThread());
            met.countDown();
            await(met);
        });

        assertEquals(3, threads.size());
        assertTrue(threads.contains(Thread.currentThread()));
        assertTrue(threads.stream().allMatch(t -> t == Thread.currentThread() || t.isDaemon()));
    }

    @Test
    void helpers_that_went_to_sleep_wake_again() throws InterruptedException {
        for (int call = 0; call < 5; call++) {
            Thread.sleep(20); // longer than a helper waits awake
            CountDownLatch met = new CountDownLatch(2);

            team.run(2, 2, (part, worker) -> {
                met.countDown();
                await(met);
            });

            assertEquals(0, met.getCount());
        }
    }

    @Test
    void a_call_within_a_call_is_done_by_its_caller_alone() {
        AtomicIntegerArray counts = new AtomicIntegerArray(4);
        Set<Thread> wrong = ConcurrentHashMap.newKeySet();

        team.run(2, 2, (outer, worker) -> {
            Thread caller = Thread.currentThread();
            team.run(2, 4, (inner, innerWorker) -> {
                counts.incrementAndGet(inner);
                if (Thread.currentThread() != caller) {
                    wrong.add(Thread.currentThread());
                }
            });
        });

        assertArrayEquals(new int[] {2, 2, 2, 2}, numbers(counts));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void an_exception_of_a_part_is_thrown_to_the_caller_and_the_team_works_on() {
        IllegalStateException thrown = new IllegalStateException("wrong");

        IllegalStateException found = assertThrows(
                IllegalStateException.class,
                () -> team.run(2, 2, (part, worker) -> {
                    if (part == 1) {
                        throw thrown;
                    }
                }));

        assertSame(thrown, found);
        assertEquals(2, partsOfNextCall());
    }

    @Test
    void an_error_of_a_part_is_thrown_to_the_caller_and_the_team_works_on() {
        StackOverflowError thrown = new StackOverflowError("deep");

        StackOverflowError found = assertThrows(
                StackOverflowError.class,
                () -> team.run(2, 2, (part, worker) -> {
                    throw thrown;
                }));

        assertSame(thrown, found);
        assertEquals(2, partsOfNextCall());
    }

    @Test
    void even_a_checked_exception_that_was_smuggled_is_thrown_to_the_caller() {
        IOException thrown = new IOException("smuggled");

        IOException found = assertThrows(
                IOException.class, () -> team.run(2, 2, (part, worker) -> TeamTest.<RuntimeException>smuggle(thrown)));

        assertSame(thrown, found);
        assertEquals(2, partsOfNextCall());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void smuggle(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_call_for_few_threads_after_one_for_many_keeps_to_the_few() {
        for (int round = 0; round < 200; round++) {
            team.run(6, 6, (part, worker) -> work());
            Set<Thread> threads = ConcurrentHashMap.newKeySet();

            team.run(2, 50, (part, worker) -> {
                threads.add(Thread.currentThread());
                work();
            });

            assertTrue(threads.size() <= 2, threads::toString);
        }
    }

    /** Long enough for others to come in between. */
    private static void work() {
        long end = System.nanoTime() + 50_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private int partsOfNextCall() {
        AtomicInteger count = new AtomicInteger();
        team.run(2, 2, (part, worker) -> count.incrementAndGet());
        return count.get();
    }

    @Test
    void callers_at_the_same_time_all_get_their_work_done() throws InterruptedException {
        AtomicIntegerArray counts = new AtomicIntegerArray(4);
        Thread[] callers = new Thread[4];
        for (int c = 0; c < callers.length; c++) {
            int own = c;
            callers[c] = new Thread(() -> {
                for (int call = 0; call < 5_000; call++) {
                    team.run(2, 3, (part, worker) -> counts.incrementAndGet(own));
                }
            });
            callers[c].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertArrayEquals(new int[] {15_000, 15_000, 15_000, 15_000}, numbers(counts));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the other threads never came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] numbers(AtomicIntegerArray array) {
        int[] numbers = new int[array.length()];
        Arrays.setAll(numbers, array::get);
        return numbers;
    }
}
