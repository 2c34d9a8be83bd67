package hermo.train;

import static hermo.node.Activation.TANH;
import static hermo.train.Loss.MEAN_SQUARED_ERROR;

import hermo.Net;
import hermo.data.Dataset;
import hermo.data.RowReader;
import hermo.kernel.CounterRandom;
import hermo.model.Metric;

/** A program that trains on 10 million rows, which take 400 MB as numbers, and tests on a million others. */
final class LargeStream {
    private static final int ROWS = 10_000_000;

    private LargeStream() {}

    /** Prints how many rows there were, the loss of the first and the last batch, and that on the other rows. */
    public static void main(String[] arguments) {
        Dataset data = Dataset.stream(4, 1, () -> new Generated(0, ROWS));
        Dataset other = Dataset.stream(4, 1, () -> new Generated(ROWS, ROWS / 10));
        double[] losses = {Double.NaN, Double.NaN};
        Fit fit = Trainer.minimize(MEAN_SQUARED_ERROR)
                .standardizeInputs()
                .batchSize(1000)
                .epochs(1)
                .listener(new Listener() {
                    @Override
                    public void onBatch(long step, double loss, double learningRate) {
                        losses[step == 0 ? 0 : 1] = loss;
                    }
                })
                .fit(Net.input(4).dense(8, TANH).dense(1).compile(), data);
        double tested = fit.model().evaluate(other, Metric.MSE).get(Metric.MSE);
        System.out.println(data.rows() + " " + losses[0] + " " + losses[1] + " " + tested);
    }

    /** Rows of four numbers in [0, 1) and y = x₀ + 2x₁ − x₂x₃. */
    private static final class Generated implements RowReader {
        private final long end;
        private long row;

        private Generated(long first, long rows) {
            this.row = first;
            this.end = first + rows;
        }

        @Override
        public boolean read(double[] inputs, double[] targets) {
            if (row == end) {
                return false;
            }
            for (int j = 0; j < 4; j++) {
                inputs[j] = (CounterRandom.bits(7, 4 * row + j) >>> 11) * 0x1p-53;
            }
            targets[0] = inputs[0] + 2 * inputs[1] - inputs[2] * inputs[3];
            row++;
            return true;
        }
    }
}
