package hermo.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A schedule that depends on how the training goes. */
class PlateauTest {
    /** torch.optim.lr_scheduler.ReduceLROnPlateau, mode min, threshold relative, no cooldown, eps 0. */
    private static final class Torch {
        private final double factor;
        private final int patience;
        private final double threshold;
        private final double minRate;
        private double best = Double.POSITIVE_INFINITY;
        private int badEpochs;
        private double rate;

        Torch(double rate, double factor, int patience, double threshold, double minRate) {
            this.rate = rate;
            this.factor = factor;
            this.patience = patience;
            this.threshold = threshold;
            this.minRate = minRate;
        }

        double step(double loss) {
            if (loss < best * (1 - threshold)) {
                best = loss;
                badEpochs = 0;
            } else {
                badEpochs++;
            }
            if (badEpochs > patience) {
                rate = Math.max(rate * factor, minRate);
                badEpochs = 0;
            }
            return rate;
        }
    }

    private static Epoch epoch(int index, double loss) {
        return new Epoch(index, loss, Double.NaN, 0.1, Map.of(), 0);
    }

    @Test
    void reductions_are_those_of_pytorch_over_noisy_losses_seeds_0_to_19() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int patience = seed % 4;
            Torch torch = new Torch(0.5, 0.5, patience, 0.01, 0.01);
            Schedule schedule = Schedule.constant(0.5).reduceOnPlateau(0.5, patience, 0.01, 0.01);
            List<Epoch> epochs = new ArrayList<>();
            for (int index = 1; index <= 60; index++) {
                double loss = 1.0 / index + random.nextDouble(0.3);
                epochs.add(epoch(index, loss));

                schedule = schedule.after(epochs);

                assertEquals(torch.step(loss), schedule.rate(1000), 1e-15);
            }
        }
    }

    @Test
    void a_negative_loss_that_rests_is_a_plateau_and_one_that_falls_is_none() {
        Schedule schedule = Schedule.constant(1).reduceOnPlateau(0.5, 0, 0.125, 0);

        assertEquals(0.5, schedule.after(List.of(epoch(1, -8), epoch(2, -8))).rate(0));
        assertEquals(0.5, schedule.after(List.of(epoch(1, -8), epoch(2, -9))).rate(0), "not below -8 - 0.125 · 8");
        assertEquals(1, schedule.after(List.of(epoch(1, -8), epoch(2, -9.5))).rate(0));
        assertEquals(1, schedule.after(List.of(epoch(1, 1), epoch(2, -1))).rate(0));
    }

    @Test
    void epoch_by_epoch_all_at_once_and_in_parts_are_the_same() {
        SplittableRandom random = new SplittableRandom(5);
        List<Epoch> epochs = new ArrayList<>();
        for (int index = 1; index <= 40; index++) {
            epochs.add(epoch(index, random.nextDouble(-1, 1)));
        }
        Schedule first = Schedule.constant(1).reduceOnPlateau(0.5, 1, 0.01, 0);

        Schedule one = first;
        for (int count = 1; count <= 40; count++) {
            one = one.after(epochs.subList(0, count));
        }

        assertEquals(first.after(epochs), one);
        assertEquals(one, first.after(epochs.subList(0, 7)).after(epochs));
        assertEquals(one, one.after(epochs), "nothing new");
        assertEquals(first.after(epochs.subList(0, 7)), one.after(epochs.subList(0, 7)), "fewer than before");
        List<Epoch> others =
                epochs.stream().map(e -> epoch(e.index(), -e.index())).toList();
        assertEquals(first.after(others), one.after(others), "those of another fit");
    }

    @Test
    void each_epoch_is_looked_at_once() {
        int[] reads = {0};
        List<Epoch> epochs = new ArrayList<>();
        List<Epoch> counting = new AbstractList<>() {
            @Override
            public Epoch get(int index) {
                reads[0]++;
                return epochs.get(index);
            }

            @Override
            public int size() {
                return epochs.size();
            }
        };
        Schedule schedule = Schedule.constant(1).reduceOnPlateau();

        for (int index = 1; index <= 100; index++) {
            epochs.add(epoch(index, 1.0 / index));
            schedule = schedule.after(counting);
        }

        assertEquals(100 + 99, reads[0], "the new one, and the last one before to know it again");
    }

    @Test
    void by_default_eleven_epochs_without_improvement_leave_a_tenth_of_the_rate() {
        // the first epoch improves on nothing before it; eleven bad ones follow, which is more than ten
        Schedule frozen = step -> 1e-300;
        List<Epoch> epochs = Line.descent(0)
                .learningRate(frozen.reduceOnPlateau())
                .epochs(24)
                .fit(Line.at(0), Line.row(10, 1))
                .history()
                .epochs();

        for (Epoch epoch : epochs) {
            double expected = epoch.index() <= 12 ? 1e-300 : epoch.index() <= 23 ? 1e-301 : 1e-302;
            assertEquals(expected, epoch.learningRate(), 1e-309, () -> "epoch " + epoch.index());
        }
    }

    @Test
    void a_reduction_stops_at_the_least_rate_and_leaves_lower_ones_alone() {
        List<Epoch> flat = List.of(epoch(1, 1), epoch(2, 1), epoch(3, 1));
        Schedule schedule = Schedule.piecewise(new long[] {5}, new double[] {1, 0.125})
                .reduceOnPlateau(0.5, 0, 0, 0.375)
                .after(flat);

        assertEquals(0.375, schedule.rate(0));
        assertEquals(0.125, schedule.rate(5));
    }

    @Test
    void what_stands_to_the_right_keeps_the_plateau() {
        List<Epoch> flat = List.of(epoch(1, 1), epoch(2, 1));
        Schedule halving = Schedule.constant(0.5).reduceOnPlateau(0.5, 0, 0, 0);

        assertEquals(0.25, halving.everyEpoch().after(flat).rate(3, 2));
        assertEquals(0.25, halving.warmup(2).after(flat).rate(9));
        assertEquals(0.125, halving.warmup(1).after(flat).rate(0));
        assertEquals(0.25, Schedule.constant(1).then(1, halving).after(flat).rate(1));
        assertEquals(0.25, halving.then(4, Schedule.constant(1)).after(flat).rate(1));
        assertEquals(0.125, halving.reduceOnPlateau(0.5, 0, 0, 0).after(flat).rate(1));
    }

    @Test
    void the_schedule_itself_stays_as_it_is() {
        Schedule schedule = Schedule.constant(0.5).reduceOnPlateau(0.5, 0, 0, 0);

        schedule.after(List.of(epoch(1, 1), epoch(2, 1)));

        assertEquals(0.5, schedule.rate(0));
    }

    @Test
    void a_schedule_of_your_own_sees_the_epochs() {
        Schedule own = new Schedule() {
            @Override
            public double rate(long step) {
                return 0.05;
            }

            @Override
            public Schedule after(List<Epoch> epochs) {
                return Schedule.constant(0.01 * epochs.size());
            }
        };

        Fit fit = Line.descent(0).learningRate(own).epochs(3).fit(Line.at(0), Line.row(10, 1));

        assertEquals(
                List.of(0.05, 0.01, 0.01),
                fit.history().epochs().stream().map(Epoch::learningRate).toList());
    }
}
