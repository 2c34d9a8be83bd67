package hermo.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A call to a team whose helper stays in its part as long as a file exists, to be broken off meanwhile. */
public final class HeldCall {
    private static volatile boolean hasLeft;

    private HeldCall() {}

    /** Prints a line when the caller waits for its helper; returns what the helper was doing when the call ended. */
    public static String run(String gate) {
        Thread caller = Thread.currentThread();
        CountDownLatch entered = new CountDownLatch(2);
        try {
            new Team().run(2, 2, (part, worker) -> {
                meet(entered);
                if (Thread.currentThread() != caller) {
                    pause(); // the caller leaves its part
                    System.out.println("held");
                    while (Files.exists(Path.of(gate))) {
                        pause();
                    }
                    hasLeft = true;
                }
            });
            return "the call was not broken off";
        } catch (Throwable stop) {
            return hasLeft ? "the helper had left" : "the helper was at work";
        }
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
