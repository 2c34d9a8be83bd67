package hermo.picture;

/**
 * How wide characters are, in parts of the size of the font: those of DejaVu Sans, the widest of the fonts that a picture
 * may come to be shown in, so that nothing is cut or overlaps elsewhere either. Stateless.
 */
final class TextWidths {
    private TextWidths() {}

    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidths::of).sum();
    }

    private static double of(int c) {
        if ("ijl'".indexOf(c) >= 0) {
            return 0.28;
        }
        if (" .,:;!()[]ftrIJ-/|".indexOf(c) >= 0) {
            return 0.4;
        }
        if ("mwMW%@→←⊙∂×−=+<>≤≥±…✗".indexOf(c) >= 0) {
            return 0.99;
        }
        return Character.isUpperCase(c) ? 0.76 : 0.64;
    }
}
