package hermo.view;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kernel without a page, with the renderer and the display of a real one: what it would send is written down. */
interface FakeKernel {
    /** All kinds of output a notebook can have, as far as Hermo goes. */
    List<String> MIME_TYPES = List.of("text/plain", "text/html", "image/svg+xml", "image/png", "text/latex");

    /** What was sent: data by MIME type, under an identity if it may be updated. */
    record Message(boolean isUpdate, String id, Map<String, Object> data) {}

    /** Makes this the kernel of the JVM. */
    void start();

    /** Leaves the JVM without a kernel. */
    void stop();

    /** Returns how the kernel shows a value, by MIME type. */
    Map<String, Object> rendered(Object value);

    /** Returns what was sent so far. */
    List<Message> messages();

    static List<Supplier<FakeKernel>> all() {
        return List.of(FakeJJava::new, FakeIJava::new);
    }

    /** Returns the data of those MIME types that {@code dataOf} knows. */
    static Map<String, Object> data(Function<String, Object> dataOf) {
        return MIME_TYPES.stream()
                .flatMap(type -> Stream.ofNullable(dataOf.apply(type)).map(data -> Map.entry(type, data)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
