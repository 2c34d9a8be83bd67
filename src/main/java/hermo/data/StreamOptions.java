package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;

/** Options of {@link Dataset#stream}. Immutable and thread-safe: each call returns a new value. */
public final class StreamOptions {
    /** How many rows the order of a shuffled epoch is drawn from unless told otherwise. */
    public static final int DEFAULT_SHUFFLE_BUFFER = 10_000;

    static final StreamOptions DEFAULTS =
            new StreamOptions(DEFAULT_SHUFFLE_BUFFER, ImmutableList.of(), ImmutableList.of());

    private final int shuffleBuffer;
    private final ImmutableList<String> featureNames;
    private final ImmutableList<String> targetNames;

    private StreamOptions(int shuffleBuffer, ImmutableList<String> featureNames, ImmutableList<String> targetNames) {
        this.shuffleBuffer = shuffleBuffer;
        this.featureNames = featureNames;
        this.targetNames = targetNames;
    }

    /**
     * Sets how many rows are kept in memory to draw the next one from, by default {@value #DEFAULT_SHUFFLE_BUFFER}: a
     * shuffled row moves this far at most towards the start. 1 keeps the order of the stream.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public StreamOptions shuffleBuffer(int rows) {
        checkArgument(rows > 0, "shuffleBuffer: expected at least 1 row but got %s; 1 keeps the order", rows);
        return new StreamOptions(rows, featureNames, targetNames);
    }

    /** Names the input columns; by default {@code x0}, {@code x1} and so on. */
    public StreamOptions featureNames(String... names) {
        return new StreamOptions(shuffleBuffer, distinct("featureNames", names), targetNames);
    }

    /** Names the target columns; by default {@code y0}, {@code y1} and so on. */
    public StreamOptions targetNames(String... names) {
        return new StreamOptions(shuffleBuffer, featureNames, distinct("targetNames", names));
    }

    private static ImmutableList<String> distinct(String where, String[] names) {
        ImmutableList<String> list = ImmutableList.copyOf(names);
        checkArgument(
                new HashSet<>(list).size() == list.size(), "%s: expected different names but got %s", where, list);
        return list;
    }

    int shuffleBuffer() {
        return shuffleBuffer;
    }

    List<String> featureNames(int count) {
        return named("featureNames", featureNames, "x", count);
    }

    List<String> targetNames(int count) {
        return named("targetNames", targetNames, "y", count);
    }

    private static List<String> named(String where, List<String> names, String letter, int count) {
        checkArgument(
                names.isEmpty() || names.size() == count,
                "%s: expected %s names, one a column, but got %s",
                where,
                count,
                names.size());
        return names.isEmpty() ? Names.numbered(letter, count) : names;
    }
}
