package hermo;

import static com.google.common.base.Preconditions.checkArgument;

/** What a layer is called: counted per verb, unless chosen. Immutable and thread-safe. */
record LayerName(String text, boolean isChosen) {
    static LayerName counted(String verb, long number) {
        return new LayerName(verb + number, false);
    }

    LayerName chosen(String name) {
        checkArgument(
                name != null && !name.isBlank() && name.indexOf('.') < 0,
                "%s: expected a name that is not blank and has no dot but got \"%s\"; parameters are named"
                        + " <layer>.weight",
                text,
                name);
        checkArgument(
                !name.equals("input"), "%s: expected a name other than \"input\", which is that of the data", text);
        return new LayerName(name, true);
    }

    /** Returns the option as a user would write it, or nothing. */
    String sentence() {
        return isChosen ? ".name(\"" + text + "\")" : "";
    }
}
