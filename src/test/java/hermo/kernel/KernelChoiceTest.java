package hermo.kernel;

import static hermo.Messages.badArgument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command line may ask for, and what it is told. */
class KernelChoiceTest {
    private static final String JAVA = System.getProperty("java.version");

    @ParameterizedTest
    @EnumSource(Speed.class)
    void what_is_there_can_be_asked_for_and_what_is_not_says_why(Speed speed) {
        if (speed.missing().isEmpty()) {
            assertEquals(speed, KernelChoice.of(speed.toString(), "").speed());
        } else {
            assertEquals(
                    speed.missing(),
                    assertThrows(IllegalStateException.class, () -> KernelChoice.of(speed.toString(), ""))
                            .getMessage());
        }
    }

    @Test
    void unasked_it_is_the_last_that_is_there() {
        Speed expected = Speed.PLAIN;
        for (Speed speed : Speed.values()) {
            expected = speed.missing().isEmpty() ? speed : expected;
        }

        assertEquals(expected, KernelChoice.of("", "").speed());
        assertTrue(expected != Speed.PLAIN, "the tests run with the module of the Vector API");
    }

    @Test
    void it_describes_itself_in_a_line() {
        assertEquals(
                "kernel plain, 1 thread, Java " + JAVA,
                KernelChoice.of("plain", "1").toString());
        assertEquals(
                "kernel vector, 7 threads, Java " + JAVA,
                KernelChoice.of("vector", "7").toString());
        assertEquals(KernelChoice.current().toString(), Kernels.describe());
        assertEquals(KernelChoice.current().threads(), Kernels.threads());
    }

    @Test
    void a_kernel_needs_a_thread() {
        for (Precision precision : Precision.values()) {
            assertEquals(
                    "a kernel expects from 1 to 1024 threads but got 0",
                    badArgument(() -> Kernels.create(precision, 0)));
        }
    }

    @Test
    void the_processors_of_the_jvm_are_the_default() {
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                KernelChoice.of("", "").threads());
    }

    @ParameterizedTest
    @CsvSource({
        "fast, '', 'hermo.kernel expects plain, vector or blas but got fast'",
        "PLAIN, '', 'hermo.kernel expects plain, vector or blas but got PLAIN'",
        "plain, 0, 'hermo.threads expects a whole number from 1 to 1024 but got 0'",
        "plain, -2, 'hermo.threads expects a whole number from 1 to 1024 but got -2'",
        "plain, 1025, 'hermo.threads expects a whole number from 1 to 1024 but got 1025'",
        "plain, two, 'hermo.threads expects a whole number from 1 to 1024 but got two'"
    })
    void what_makes_no_sense_is_refused(String kernel, String threads, String message) {
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> KernelChoice.of(kernel, threads))
                        .getMessage());
    }
}
