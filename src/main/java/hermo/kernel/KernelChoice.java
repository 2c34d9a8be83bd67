package hermo.kernel;

/** How this JVM calculates: chosen once, by the command line and by what is there. Immutable and thread-safe. */
record KernelChoice(Speed speed, int threads) {
    /** Chosen when first asked for. */
    private static final class Holder {
        private static final KernelChoice CHOICE;
        private static final String ERROR;

        static {
            KernelChoice choice = null;
            String error = "";
            try {
                choice = of(System.getProperty("hermo.kernel", ""), System.getProperty("hermo.threads", ""));
            } catch (IllegalStateException e) { // kept, since a class that failed to start explains itself only once
                error = e.getMessage();
            }
            CHOICE = choice;
            ERROR = error;
        }
    }

    /**
     * Returns the choice of this JVM.
     *
     * @throws IllegalStateException if the command line asks for what is not there
     */
    static KernelChoice current() {
        if (Holder.CHOICE == null) {
            throw new IllegalStateException(Holder.ERROR);
        }
        return Holder.CHOICE;
    }

    /** Returns the choice for these properties, each empty if it is not given. */
    static KernelChoice of(String kernel, String threads) {
        return new KernelChoice(
                kernel.isEmpty() ? fastest() : forced(kernel), threads.isEmpty() ? processors() : count(threads));
    }

    private static Speed fastest() {
        if (!Speed.BLAS.missing().isEmpty() && Blas.find().isRefused()) {
            System.getLogger("hermo")
                    .log(System.Logger.Level.WARNING, Blas.find().absence());
        }
        Speed[] speeds = Speed.values();
        int i = speeds.length - 1;
        while (!speeds[i].missing().isEmpty()) {
            i--;
        }
        return speeds[i];
    }

    private static Speed forced(String kernel) {
        for (Speed speed : Speed.values()) {
            if (speed.toString().equals(kernel)) {
                String missing = speed.missing();
                if (!missing.isEmpty()) {
                    throw new IllegalStateException(missing);
                }
                return speed;
            }
        }
        throw new IllegalStateException("hermo.kernel expects plain, vector or blas but got " + kernel);
    }

    private static int processors() {
        return Math.min(Kernels.MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    private static int count(String threads) {
        try {
            int count = Integer.parseInt(threads);
            if (count >= 1 && count <= Kernels.MOST_THREADS) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalStateException(
                "hermo.threads expects a whole number from 1 to " + Kernels.MOST_THREADS + " but got " + threads);
    }

    @Override
    public String toString() {
        return "kernel " + speed + speed.details() + ", " + threads + (threads == 1 ? " thread" : " threads")
                + ", Java " + System.getProperty("java.version");
    }
}
