package hermo.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Each way in which a machine's BLAS can be absent, in the words that its user reads. */
class BlasTest {
    private static final int FEATURE = Runtime.version().feature();
    private static final Module MODULE = Blas.class.getModule();
    private static final List<String> NO_NAMES = List.of("libhermo-has-none.so");

    @Test
    void an_older_jdk_is_told_which_one_it_takes() {
        Blas blas = Blas.load(17, MODULE, null, BlasLibrary.NAMES);

        assertEquals("hermo.kernel=blas needs JDK 22 or newer but this is 17", blas.absence());
    }

    @Test
    void without_native_access_the_option_is_told_for_a_named_module() {
        assumeForeignFunctions();

        Blas blas = Blas.load(FEATURE, Logger.class.getModule(), null, BlasLibrary.NAMES);

        assertEquals("hermo.kernel=blas needs native access: add --enable-native-access=java.logging", blas.absence());
    }

    @Test
    void without_a_library_it_is_told_what_to_install() {
        assumeForeignFunctions();

        Blas blas = Blas.load(FEATURE, MODULE, null, NO_NAMES);

        assertEquals(
                "hermo.kernel=blas found no BLAS library: install libopenblas0 or name one with -Dhermo.blas=<path>",
                blas.absence());
    }

    @Test
    void a_path_without_a_file_is_told() {
        assumeForeignFunctions();
        String path = Path.of("no", "such", "blas.so").toString();

        Blas blas = Blas.load(FEATURE, MODULE, path, BlasLibrary.NAMES);

        assertEquals("hermo.blas: cannot load " + path + ": there is no such file", blas.absence());
    }

    @Test
    void a_name_that_the_system_does_not_know_is_told() {
        assumeForeignFunctions();

        Blas blas = Blas.load(FEATURE, MODULE, NO_NAMES.get(0), BlasLibrary.NAMES);

        assertEquals("hermo.blas: cannot load libhermo-has-none.so: the system finds no such library", blas.absence());
    }

    @Test
    void a_file_that_is_no_library_is_told() {
        assumeForeignFunctions();
        Path program = Path.of(System.getProperty("java.home"), "bin", "java");
        assumeTrue(Files.exists(program), "this JDK has its programs elsewhere");

        Blas blas = Blas.load(FEATURE, MODULE, program.toString(), BlasLibrary.NAMES);

        assertEquals(
                "hermo.blas: cannot load " + program
                        + ": it is not a library for this system, or one that it needs is missing",
                blas.absence());
    }

    @Test
    void a_library_without_the_product_is_told() {
        assumeForeignFunctions();
        Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("java"));
        assumeTrue(Files.exists(other), "this JDK has its libraries elsewhere");

        Blas blas = Blas.load(FEATURE, MODULE, other.toString(), BlasLibrary.NAMES);

        assertEquals(
                "hermo.blas: " + other + " holds no cblas_sgemm, so it is not a BLAS library with a C interface",
                blas.absence());
    }

    @Test
    void a_wrong_library_is_refused_and_named() {
        Blas loaded = Blas.loaded();
        assumeTrue(loaded.isPresent(), loaded.absence());

        Blas refused = loaded.checked((m, n, k, s, a, b, c) -> c.values[c.from] = Float.NaN);

        assertEquals(
                loaded.library().name() + " was refused: its product of 4x0 by 0x6 is off by NaN where rounding"
                        + " explains 9.694725E-8; install a newer one or name another with -Dhermo.blas=<path>",
                refused.absence());
    }

    @Test
    void an_absent_one_has_no_product_and_prints_as_the_reason() {
        Blas blas = Blas.load(17, MODULE, null, BlasLibrary.NAMES);

        IllegalStateException thrown = assertThrows(IllegalStateException.class, blas::product);

        assertEquals(blas.absence(), thrown.getMessage());
        assertEquals(blas.absence(), blas.toString());
    }

    @Test
    void one_that_is_found_has_products_and_prints_as_its_library() {
        Blas blas = Blas.find();
        assumeTrue(blas.isPresent(), blas.absence());

        assertNull(blas.absence());
        assertEquals(BlasProduct.class, blas.product().getClass());
        assertTrue(blas.toString().endsWith(blas.library().name()), blas.toString());
        assertTrue(blas.toString().length() < 60, blas.toString());
    }

    private static void assumeForeignFunctions() {
        assumeTrue(FEATURE >= ForeignFunctions.SINCE, "this JDK cannot call C functions");
        assumeTrue(ForeignFunctions.isEnabledFor(MODULE), "native access is not enabled");
    }
}
