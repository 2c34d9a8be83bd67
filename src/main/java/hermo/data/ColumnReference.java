package hermo.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/**
 * A column of a file as a user means it. Immutable and thread-safe.
 *
 * @param name the name in the header, or null if the place is meant
 * @param place the place in the file, from 0
 */
record ColumnReference(String name, int place) {
    static List<ColumnReference> all(String... names) {
        return Arrays.stream(names).map(name -> new ColumnReference(name, -1)).toList();
    }

    static List<ColumnReference> all(int... places) {
        return Arrays.stream(places)
                .mapToObj(place -> new ColumnReference(null, place))
                .toList();
    }

    /**
     * Returns the place of the column.
     *
     * @param where the file and the option, for messages
     * @throws IllegalArgumentException if there is no such column
     */
    int in(List<String> header, String where) {
        if (name == null) {
            checkArgument(
                    place >= 0 && place < header.size(),
                    "%s: expected a column from 0 to %s but got %s",
                    where,
                    header.size() - 1,
                    place);
            return place;
        }
        int at = header.indexOf(name);
        checkArgument(
                at >= 0,
                "%s: expected a column \"%s\" but the columns are %s%s",
                where,
                name,
                Names.listed(header),
                Names.suggestion(name, header));
        return at;
    }
}
