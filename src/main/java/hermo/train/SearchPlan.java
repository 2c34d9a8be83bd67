package hermo.train;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableList;
import hermo.data.Dataset;
import hermo.data.Split;
import hermo.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The trials a {@link Search} will make, by which figure it ranks them and on how many threads. Immutable and thread-safe:
 * each call returns a new value, and the same plan, data and candidates give the same ranking on any number of threads.
 *
 * <p>Each trial trains with the seed of its own trainer. A listener that several candidates share is called from several
 * threads at once.
 */
public final class SearchPlan {
    private final ImmutableList<Choices> choices;
    private final Optional<Metric> metric;
    private final boolean highestFirst;
    private final int threads;

    private SearchPlan(List<Choices> choices, Optional<Metric> metric, boolean highestFirst, int threads) {
        this.choices = ImmutableList.copyOf(choices);
        this.metric = metric;
        this.highestFirst = highestFirst;
        this.threads = threads;
    }

    static SearchPlan of(List<Choices> choices) {
        return new SearchPlan(
                choices, Optional.empty(), false, Runtime.getRuntime().availableProcessors());
    }

    /** Returns the choices of each trial, in order. */
    public List<Choices> choices() {
        return choices;
    }

    /** Ranks by a metric of which high values are good, such as the accuracy; by default by the least loss. */
    public SearchPlan highest(Metric metric) {
        return new SearchPlan(choices, Optional.of(checkNotNull(metric, "metric")), true, threads);
    }

    /** Ranks by a metric of which low values are good, such as an error; by default by the least loss. */
    public SearchPlan lowest(Metric metric) {
        return new SearchPlan(choices, Optional.of(checkNotNull(metric, "metric")), false, threads);
    }

    /**
     * Sets how many trials run at a time, by default as many as the machine has processors.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SearchPlan threads(int count) {
        Settings.checkCount("threads", count);
        return new SearchPlan(choices, metric, highestFirst, count);
    }

    /**
     * Trains a candidate for each trial on {@code data} and ranks them by {@code validation}, which takes the place of any
     * validation data that a trainer has.
     *
     * <p>All candidates are made first, in order, on the calling thread. An interruption of that thread ends the search in
     * order and leaves the trials that are done; the thread still is interrupted then. An exception of a trial ends the search
     * and is thrown on, of several trials the one with the least number.
     *
     * @param data what each trial learns from
     * @param validation what each trial is ranked by
     * @param candidate the graph and trainer of a trial's choices
     * @throws IllegalArgumentException if a candidate cannot be made, or does not fit the data; the message has its choices
     */
    public SearchResult run(Dataset data, Dataset validation, Function<Choices, Candidate> candidate) {
        Split split = new Split(data, validation);
        return run(
                candidate,
                trial -> CrossValidation.Judged.of(trial.trainer(), trial.graph(), split)
                        .map(judged -> new CrossValidation(1, List.of(judged))));
    }

    /**
     * Trains a candidate for each trial k times and ranks them by the mean over the folds, as
     * {@link Trainer#crossValidate}; otherwise as {@link #run}.
     *
     * @param data the rows, each of which is held out once
     * @param k how many folds, at least 2
     * @param candidate the graph and trainer of a trial's choices
     * @throws IllegalArgumentException if a candidate cannot be made, or does not fit the data, or there are fewer than 2
     *     folds or fewer rows than folds; the message has the choices
     */
    public SearchResult crossValidate(Dataset data, int k, Function<Choices, Candidate> candidate) {
        return run(
                candidate,
                trial -> Optional.of(trial.trainer().crossValidate(trial.graph(), data, k))
                        .filter(CrossValidation::isComplete));
    }

    private SearchResult run(
            Function<Choices, Candidate> candidate, Function<Candidate, Optional<CrossValidation>> judge) {
        List<Trial> trials = new SearchRun(choices, candidates(candidate), judge).on(threads);
        return new SearchResult(trials, choices.size(), metric, highestFirst);
    }

    private List<Candidate> candidates(Function<Choices, Candidate> candidate) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choices chosen = choices.get(i);
            candidates.add(SearchRun.naming(i, chosen, () -> watched(candidate.apply(chosen))));
        }
        return candidates;
    }

    /** The figure that ranks is counted whether the trainer asked for it or not; trials side by side take a thread each, whatever their trainers say. */
    private Candidate watched(Candidate candidate) {
        checkArgument(candidate != null, "expected a Candidate but got null; return a graph and a trainer");
        List<Metric> metrics = new ArrayList<>(candidate.trainer().metrics());
        metric.filter(m -> !metrics.contains(m)).ifPresent(metrics::add);
        Trainer trainer = candidate.trainer().metrics(metrics.toArray(Metric[]::new));
        return new Candidate(candidate.graph(), threads > 1 ? trainer.threads(1) : trainer);
    }

    /** Returns how many trials there are and what ranks them, in a line. */
    @Override
    public String toString() {
        return "SearchPlan of " + choices.size() + " trials on " + threads + " threads, "
                + SearchResult.order(metric, highestFirst) + " first";
    }
}
