package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.LongMath;
import hermo.kernel.CounterRandom;
import hermo.text.Numbers;
import hermo.text.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Nets and settings to choose among: names, each with values or a range of numbers. Immutable and thread-safe: each call
 * returns a new value. {@link #grid} tries all of them, {@link #random} some, which finds good ones sooner where few of the
 * names matter (Bergstra, Bengio 2012, "Random search for hyper-parameter optimization").
 *
 * <pre>{@code
 * SearchResult result = Search.over("units", 8, 16, 32).and("activation", RELU, TANH).andRange("rate", 1e-4, 1e-1)
 *     .random(20, 7).highest(Metric.ACCURACY).crossValidate(data, 5, choices -> new Candidate(
 *         Net.input(4).dense(choices.integer("units"), choices.get("activation", Activation.class))
 *             .dense(3, SOFTMAX).compile(),
 *         Trainer.minimize(CATEGORICAL_CROSS_ENTROPY).learningRate(choices.number("rate")).epochs(30)));
 * result.best().choices();
 * }</pre>
 */
public final class Search {
    private static final int MOST_TRIALS = 1_000_000;

    private final ImmutableMap<String, Domain> domains;

    /** What may be chosen for a name. Implementations are immutable and thread-safe. */
    private sealed interface Domain permits Values, Range {
        /** Returns what a grid tries. */
        List<?> grid(String name);

        Object draw(CounterRandom random);
    }

    private record Values(ImmutableList<Object> values) implements Domain {
        @Override
        public List<?> grid(String name) {
            return values;
        }

        @Override
        public Object draw(CounterRandom random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public String toString() {
            return values.size() + " values";
        }
    }

    private record Range(double from, double to, OptionalInt points) implements Domain {
        @Override
        public List<?> grid(String name) {
            checkState(
                    points.isPresent(),
                    "Search.grid: expected a number of points in the range of %s but got none; give it as the last number"
                            + " of andRange, or ask for random(trials, seed)",
                    name);
            int last = points.getAsInt() - 1;
            return IntStream.rangeClosed(0, last)
                    .mapToObj(i -> at((double) i / last))
                    .toList();
        }

        @Override
        public Object draw(CounterRandom random) {
            return at(random.nextDouble());
        }

        /** from^(1−share) · to^share; the ends exactly, which logarithms would round. */
        private double at(double share) {
            double logarithm = (1 - share) * StrictMath.log(from) + share * StrictMath.log(to);
            return share == 0 ? from : share == 1 ? to : Math.min(Math.max(StrictMath.exp(logarithm), from), to);
        }

        @Override
        public String toString() {
            return "from " + Numbers.brief(from) + " to " + Numbers.brief(to);
        }
    }

    private Search(Map<String, Domain> domains) {
        this.domains = ImmutableMap.copyOf(domains);
    }

    /**
     * Begins with values to choose among, of any type; they should be immutable, since trials share them.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Search over(String name, Object... values) {
        return new Search(Map.of()).with("over", name, values("over", name, values));
    }

    /**
     * Begins with a range of numbers, of which a random search draws log-uniformly: x = e^u, u uniform in [ln from, ln to),
     * so that each power of ten is as likely; a grid needs a number of points.
     *
     * @throws IllegalArgumentException unless 0 &lt; from &lt; to, both finite
     */
    public static Search overRange(String name, double from, double to) {
        return new Search(Map.of()).with("overRange", name, range("overRange", name, from, to, OptionalInt.empty()));
    }

    /**
     * Begins with a range as {@link #overRange(String, double, double)}, of which a grid tries so many points, the ends among
     * them, each the same multiple of the one before.
     *
     * @throws IllegalArgumentException unless 0 &lt; from &lt; to, both finite, and there are at least 2 points
     */
    public static Search overRange(String name, double from, double to, int points) {
        return new Search(Map.of()).with("overRange", name, range("overRange", name, from, to, OptionalInt.of(points)));
    }

    /**
     * Returns this search with values to choose among for one more name.
     *
     * @throws IllegalArgumentException if there are none, or the name has some already
     */
    public Search and(String name, Object... values) {
        return with("and", name, values("and", name, values));
    }

    /**
     * Returns this search with a range for one more name, as {@link #overRange(String, double, double)}.
     *
     * @throws IllegalArgumentException unless 0 &lt; from &lt; to, both finite, and the name is new
     */
    public Search andRange(String name, double from, double to) {
        return with("andRange", name, range("andRange", name, from, to, OptionalInt.empty()));
    }

    /**
     * Returns this search with a range for one more name, as {@link #overRange(String, double, double, int)}.
     *
     * @throws IllegalArgumentException unless 0 &lt; from &lt; to, both finite, the name is new and there are at least 2
     *     points
     */
    public Search andRange(String name, double from, double to, int points) {
        return with("andRange", name, range("andRange", name, from, to, OptionalInt.of(points)));
    }

    /**
     * Returns the plan to try all combinations, the value of the last name changing first.
     *
     * @throws IllegalStateException if a range has no number of points
     * @throws IllegalArgumentException if there are more than 1,000,000 combinations
     */
    public SearchPlan grid() {
        Map<String, List<?>> values = new LinkedHashMap<>();
        domains.forEach((name, domain) -> values.put(name, domain.grid(name)));
        long count = values.values().stream().mapToLong(List::size).reduce(1, LongMath::saturatedMultiply);
        checkArgument(
                count <= MOST_TRIALS,
                "Search.grid: expected at most %s trials but got %s; ask for random(trials, seed)",
                MOST_TRIALS,
                count);
        List<Map<String, Object>> trials = List.of(Map.of());
        for (Map.Entry<String, List<?>> entry : values.entrySet()) {
            trials = crossed(trials, entry.getKey(), entry.getValue());
        }
        return SearchPlan.of(trials.stream().map(Choices::new).toList());
    }

    private static List<Map<String, Object>> crossed(List<Map<String, Object>> trials, String name, List<?> values) {
        List<Map<String, Object>> crossed = new ArrayList<>();
        for (Map<String, Object> trial : trials) {
            for (Object value : values) {
                Map<String, Object> longer = new LinkedHashMap<>(trial);
                longer.put(name, value);
                crossed.add(longer);
            }
        }
        return crossed;
    }

    /**
     * Returns the plan to try so many combinations, each drawn by itself: the same may come twice. Trial i depends on the
     * seed and i only, so a longer plan begins with the trials of a shorter one.
     *
     * @param trials how many, from 1 to 1,000,000
     * @param seed what decides the choices
     * @throws IllegalArgumentException if there are fewer or more trials
     */
    public SearchPlan random(int trials, long seed) {
        checkArgument(
                trials >= 1 && trials <= MOST_TRIALS,
                "Search.random: expected from 1 to %s trials but got %s",
                MOST_TRIALS,
                trials);
        return SearchPlan.of(
                IntStream.range(0, trials).mapToObj(trial -> drawn(seed, trial)).toList());
    }

    private Choices drawn(long seed, int trial) {
        Map<String, Object> values = new LinkedHashMap<>();
        domains.forEach((name, domain) -> values.put(name, domain.draw(CounterRandom.of(seed, trial, values.size()))));
        return new Choices(values);
    }

    private Search with(String call, String name, Domain domain) {
        checkNotNull(name, "name");
        checkArgument(
                !domains.containsKey(name),
                "Search.%s: expected a new name but got \"%s\" again; give all its values at once",
                call,
                name);
        Map<String, Domain> longer = new LinkedHashMap<>(domains);
        longer.put(name, domain);
        return new Search(longer);
    }

    private static Domain values(String call, String name, Object... values) {
        checkArgument(
                values.length > 0,
                "Search.%s: expected at least one value of %s but got none; list them behind the name",
                call,
                name);
        Class<?> first = values[0].getClass();
        checkArgument(
                values.length > 1 || !first.isArray(),
                "Search.%s: expected the values of %s one by one but got an array; Java takes an %s as a single value",
                call,
                name,
                first.getSimpleName());
        return new Values(ImmutableList.copyOf(values));
    }

    private static Domain range(String call, String name, double from, double to, OptionalInt points) {
        checkArgument(
                from > 0 && from < to && to < Double.POSITIVE_INFINITY,
                "Search.%s: expected finite limits of %s with 0 < from < to but got from %s to %s; its logarithm is drawn",
                call,
                name,
                from,
                to);
        checkArgument(
                points.orElse(2) >= 2,
                "Search.%s: expected at least 2 points of %s but got %s; the ends of the range are among them",
                call,
                name,
                points.orElse(2));
        return new Range(from, to, points);
    }

    /** Returns the names and what there is to choose, in a line. */
    @Override
    public String toString() {
        return Terminal.wrap(domains.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "Search over ", "")));
    }
}
