package hermo.explain;

import hermo.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an explanation says, before it is set as text, HTML or LaTeX. Immutable and thread-safe.
 *
 * @param title a line
 * @param sections in order
 */
record Page(String title, List<Section> sections) {
    /**
     * A part of a page.
     *
     * @param title a few words
     * @param note a sentence below the title; empty for none
     * @param lines in order
     */
    record Section(String title, String note, List<Line> lines) {}

    /**
     * A formula, what it equals step by step, and its matrix.
     *
     * @param formula in the markup of {@link Formula}
     * @param equals what stands behind further equals signs, in the same markup
     * @param numbers the matrix it yields, if any
     */
    record Line(String formula, List<String> equals, Optional<Tensor> numbers) {}

    /** Collects a section. Not thread-safe. */
    static final class Builder {
        private final List<Section> sections = new ArrayList<>();
        private List<Line> lines = new ArrayList<>();

        /** Begins a section. */
        Builder section(String title) {
            return section(title, "");
        }

        Builder section(String title, String note) {
            lines = new ArrayList<>();
            sections.add(new Section(title, note, lines));
            return this;
        }

        Builder line(String formula, String... equals) {
            lines.add(new Line(formula, List.of(equals), Optional.empty()));
            return this;
        }

        Builder matrix(String formula, Tensor numbers) {
            lines.add(new Line(formula, List.of(), Optional.of(numbers)));
            return this;
        }

        Page page(String title) {
            return new Page(
                    title,
                    sections.stream()
                            .map(s -> new Section(s.title, s.note, List.copyOf(s.lines)))
                            .toList());
        }
    }
}
