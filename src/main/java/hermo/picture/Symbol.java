package hermo.picture;

/** The shapes of points, so that series are told apart without colours. */
enum Symbol {
    CIRCLE('o') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            canvas.circle(x, y, r, fill, line);
        }
    },
    SQUARE('#') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            canvas.rectangle(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r, fill, line);
        }
    },
    TRIANGLE('^') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            polygon(canvas, x, y, r, fill, line, 0, -1.25, 1.1, 0.8, -1.1, 0.8);
        }
    },
    DIAMOND('*') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            polygon(canvas, x, y, r, fill, line, 0, -1.4, 1.1, 0, 0, 1.4, -1.1, 0);
        }
    },
    DOWN('v') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            polygon(canvas, x, y, r, fill, line, 0, 1.25, 1.1, -0.8, -1.1, -0.8);
        }
    },
    PLUS('+') {
        @Override
        void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line) {
            double a = 0.4;
            double b = 1.2;
            polygon(
                    canvas, x, y, r, fill, line, -a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b,
                    -a, -a, -a);
        }
    };

    /** The symbol in a terminal. */
    final char character;

    Symbol(char character) {
        this.character = character;
    }

    /** Returns the symbol of series {@code index}, from 0; after six they repeat, in other colours. */
    static Symbol of(int index) {
        return values()[Math.floorMod(index, values().length)];
    }

    /** Draws the symbol around (x, y), about as large as a circle of radius {@code r}. */
    abstract void draw(Canvas canvas, double x, double y, double r, Ink fill, Ink line);

    /** Draws the area within corners given as x, y in parts of {@code r}. */
    private static void polygon(Canvas canvas, double x, double y, double r, Ink fill, Ink line, double... corners) {
        double[] xs = new double[corners.length / 2 + 1];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = x + r * corners[2 * i % corners.length];
            ys[i] = y + r * corners[(2 * i + 1) % corners.length];
        }
        canvas.area(xs, ys, fill);
        canvas.path(xs, ys, line, 1, false);
    }
}
