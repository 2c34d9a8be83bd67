package hermo.train;

/**
 * The update of one parameter as PyTorch's documentation prints it, in plain double arithmetic: what the optimizers are
 * compared with. Not thread-safe; one per parameter.
 */
interface PublishedUpdate {
    /** Returns the parameter after step {@code t}, from 1, with gradient g. */
    double step(long t, double rate, double g, double w);

    /** torch.optim.SGD without dampening. */
    final class Sgd implements PublishedUpdate {
        private final double mu;
        private final boolean nesterov;
        private double buffer;

        Sgd(double mu, boolean nesterov) {
            this.mu = mu;
            this.nesterov = nesterov;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            buffer = t == 1 ? g : mu * buffer + g;
            double direction = nesterov ? g + mu * buffer : buffer;
            return w - rate * direction;
        }
    }

    /** torch.optim.Adam without amsgrad. */
    final class Adam implements PublishedUpdate {
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private double average;
        private double averageOfSquares;

        Adam(double beta1, double beta2, double epsilon) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            average = beta1 * average + (1 - beta1) * g;
            averageOfSquares = beta2 * averageOfSquares + (1 - beta2) * g * g;
            double corrected = average / (1 - Math.pow(beta1, t));
            double correctedOfSquares = averageOfSquares / (1 - Math.pow(beta2, t));
            return w - rate * corrected / (Math.sqrt(correctedOfSquares) + epsilon);
        }
    }

    /** torch.optim.RMSprop, neither centred nor with momentum. */
    final class RmsProp implements PublishedUpdate {
        private final double alpha;
        private final double epsilon;
        private double averageOfSquares;

        RmsProp(double alpha, double epsilon) {
            this.alpha = alpha;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            averageOfSquares = alpha * averageOfSquares + (1 - alpha) * g * g;
            return w - rate * g / (Math.sqrt(averageOfSquares) + epsilon);
        }
    }
}
