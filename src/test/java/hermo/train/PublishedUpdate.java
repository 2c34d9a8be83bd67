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

    /** torch.optim.Adam with amsgrad. */
    final class AmsGrad implements PublishedUpdate {
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private double average;
        private double averageOfSquares;
        private double greatest;

        AmsGrad(double beta1, double beta2, double epsilon) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            average = beta1 * average + (1 - beta1) * g;
            averageOfSquares = beta2 * averageOfSquares + (1 - beta2) * g * g;
            greatest = Math.max(greatest, averageOfSquares);
            double denominator = Math.sqrt(greatest) / Math.sqrt(1 - Math.pow(beta2, t)) + epsilon;
            return w - rate / (1 - Math.pow(beta1, t)) * average / denominator;
        }
    }

    /** torch.optim.NAdam. */
    final class Nadam implements PublishedUpdate {
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private final double momentumDecay;
        private double product = 1;
        private double average;
        private double averageOfSquares;

        Nadam(double beta1, double beta2, double epsilon, double momentumDecay) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
            this.momentumDecay = momentumDecay;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            double mu = beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
            double next = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * momentumDecay));
            product *= mu;
            average = beta1 * average + (1 - beta1) * g;
            averageOfSquares = beta2 * averageOfSquares + (1 - beta2) * g * g;
            double corrected = next * average / (1 - product * next) + (1 - mu) * g / (1 - product);
            return w - rate * corrected / (Math.sqrt(averageOfSquares / (1 - Math.pow(beta2, t))) + epsilon);
        }
    }

    /** torch.optim.Adamax. */
    final class Adamax implements PublishedUpdate {
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private double average;
        private double norm;

        Adamax(double beta1, double beta2, double epsilon) {
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            average = beta1 * average + (1 - beta1) * g;
            norm = Math.max(beta2 * norm, Math.abs(g) + epsilon);
            return w - rate * average / ((1 - Math.pow(beta1, t)) * norm);
        }
    }

    /** torch.optim.RMSprop with centered. */
    final class CenteredRmsProp implements PublishedUpdate {
        private final double alpha;
        private final double epsilon;
        private double average;
        private double averageOfSquares;

        CenteredRmsProp(double alpha, double epsilon) {
            this.alpha = alpha;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            averageOfSquares = alpha * averageOfSquares + (1 - alpha) * g * g;
            average = alpha * average + (1 - alpha) * g;
            return w - rate * g / (Math.sqrt(averageOfSquares - average * average) + epsilon);
        }
    }

    /** torch.optim.Adagrad without decay of the rate. */
    final class Adagrad implements PublishedUpdate {
        private final double epsilon;
        private double sumOfSquares;

        Adagrad(double epsilon) {
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            sumOfSquares += g * g;
            return w - rate * g / (Math.sqrt(sumOfSquares) + epsilon);
        }
    }

    /** torch.optim.Adadelta. */
    final class Adadelta implements PublishedUpdate {
        private final double rho;
        private final double epsilon;
        private double averageOfSquares;
        private double averageOfSteps;

        Adadelta(double rho, double epsilon) {
            this.rho = rho;
            this.epsilon = epsilon;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            averageOfSquares = averageOfSquares * rho + g * g * (1 - rho);
            double delta = Math.sqrt(averageOfSteps + epsilon) / Math.sqrt(averageOfSquares + epsilon) * g;
            averageOfSteps = averageOfSteps * rho + delta * delta * (1 - rho);
            return w - rate * delta;
        }
    }

    /** Algorithm 2 of the paper on Lion, without weight decay. */
    final class Lion implements PublishedUpdate {
        private final double beta1;
        private final double beta2;
        private double momentum;

        Lion(double beta1, double beta2) {
            this.beta1 = beta1;
            this.beta2 = beta2;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            double direction = Math.signum(beta1 * momentum + (1 - beta1) * g);
            momentum = beta2 * momentum + (1 - beta2) * g;
            return w - rate * direction;
        }
    }

    /** torch.optim.Rprop, whose rate is that of the first step. */
    final class RProp implements PublishedUpdate {
        private final double down;
        private final double up;
        private final double least;
        private final double greatest;
        private double size;
        private double before;

        RProp(double down, double up, double least, double greatest) {
            this.down = down;
            this.up = up;
            this.least = least;
            this.greatest = greatest;
        }

        @Override
        public double step(long t, double rate, double g, double w) {
            size = t == 1 ? rate : size;
            double product = g * before;
            size = Math.min(greatest, Math.max(least, size * (product > 0 ? up : product < 0 ? down : 1)));
            before = product < 0 ? 0 : g;
            return w - size * Math.signum(before);
        }
    }
}
