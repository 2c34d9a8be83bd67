package hermo;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.graph.ImmutableGraph;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds who may import whom. A new package must be entered in {@link #MAY_IMPORT}; a new import is a decision. */
class ArchitectureTest {
    private static final String ROOT = "hermo";

    /** Each package and those of ours it may import: the single statement of the rules below. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("picture", Set.of("text")),
            Map.entry("node", Set.of("kernel")),
            Map.entry("graph", Set.of("node", "kernel", "text")),
            Map.entry("data", Set.of("kernel", "text")),
            Map.entry("model", Set.of("graph", "node", "data", "kernel", "text")),
            Map.entry("train", Set.of("model", "graph", "node", "data", "kernel", "text")),
            Map.entry(ROOT, Set.of("node", "graph", "kernel", "text")),
            Map.entry("explain", Set.of("train", "model", "graph", "node", "data", "kernel", "text")),
            Map.entry(
                    "view", Set.of("explain", "train", "model", "graph", "node", "data", "kernel", "picture", "text")),
            Map.entry("io", Set.of("model", "graph", "node", "data", "kernel", "text")),
            Map.entry(
                    "demo",
                    Set.of(
                            ROOT, "io", "view", "explain", "train", "model", "graph", "node", "data", "kernel",
                            "picture", "text")));

    /** Far below what there is, so that only an import that went wrong falls short of it. */
    private static final int PLAUSIBLE_CLASSES = 40;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void the_scan_finds_a_plausible_number_of_classes() {
        assertTrue(
                CLASSES.size() >= PLAUSIBLE_CLASSES,
                () -> "expected at least " + PLAUSIBLE_CLASSES + " main classes but the scan found " + CLASSES.size());
    }

    @Test
    void every_package_is_entered_in_the_table() {
        Set<String> unknown = CLASSES.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !MAY_IMPORT.containsKey(name))
                .collect(toCollection(TreeSet::new));

        assertEquals(Set.of(), unknown, "packages missing from the table");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void a_package_imports_only_what_the_table_allows(String importer) {
        Set<String> allowed = MAY_IMPORT.get(importer);

        Set<String> forbidden = CLASSES.stream()
                .filter(type -> packageOf(type).equals(importer))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(target(dependency)))
                .filter(dependency -> !packageOf(target(dependency)).equals(importer))
                .filter(dependency -> !allowed.contains(packageOf(target(dependency))))
                .map(Dependency::getDescription)
                .collect(toCollection(TreeSet::new));

        assertEquals(Set.of(), forbidden, () -> importer + " may import only " + new TreeSet<>(allowed));
    }

    @Test
    void packages_form_no_cycle() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void public_signatures_mention_no_guava_type_but_the_immutable_graph() {
        Set<String> leaks = CLASSES.stream()
                .filter(ArchitectureTest::isPublic)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(ArchitectureTest::isPublicOrProtected)
                .flatMap(unit -> guavaTypes(unit).map(name -> unit.getFullName() + " mentions " + name))
                .collect(toCollection(TreeSet::new));

        assertEquals(Set.of(), leaks, "return or take the type of java.util instead");
    }

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first step below the root, or the root itself. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName().equals(ROOT)
                ? ROOT
                : type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
    }

    /** A nested type is as public as the types around it. */
    private static boolean isPublic(JavaClass type) {
        return Stream.iterate(type, t -> t != null, t -> t.getEnclosingClass().orElse(null))
                .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static boolean isPublicOrProtected(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<String> guavaTypes(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                .map(JavaClass::getName)
                .filter(name -> name.startsWith("com.google.common."))
                .filter(name -> !name.equals(ImmutableGraph.class.getName()))
                .collect(toSet())
                .stream();
    }

    /** Not the usual pattern {@code hermo.(*)..}, which would leave out the root package. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOurs(type) ? SliceIdentifier.of(packageOf(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + ROOT;
        }
    }
}
