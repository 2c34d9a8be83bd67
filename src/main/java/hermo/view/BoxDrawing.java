package hermo.view;

import hermo.picture.Anchor;
import hermo.picture.Canvas;
import hermo.picture.Ink;
import hermo.picture.Picture;
import hermo.text.Numbers;
import hermo.view.BoxLayout.Arrow;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph as boxes with name, kind, shape and number of parameters, and arrows between them: side by side where the
 * sheet is wide enough, else one below the other. Not thread-safe.
 */
final class BoxDrawing {
    private static final double MOST_WIDTH = 960;
    private static final double TOP = 44;
    private static final double MARGIN = 10;
    private static final double SMALL = 12;
    private static final double LINE = 16;
    private static final double BOX_HEIGHT = 4 * LINE + 16;
    private static final double ACROSS_GAP = 24;
    private static final double HEAD = 7;

    private final String title;
    private final List<Stage> stages;
    private final double boxWidth;
    private final boolean isAcross;
    private final double alongGap;
    private final BoxLayout layout;
    private double shift;

    BoxDrawing(String title, List<Stage> stages) {
        this.title = title;
        this.stages = stages;
        this.boxWidth =
                24 + stages.stream().mapToDouble(BoxDrawing::textWidth).max().orElse(0);
        int ranks = new BoxLayout(stages, 0, 0).rankCount();
        this.isAcross = ranks * (boxWidth + 28) <= MOST_WIDTH;
        this.alongGap = isAcross ? 28 : 40;
        this.layout = new BoxLayout(stages, isAcross ? BOX_HEIGHT : boxWidth, ACROSS_GAP);
    }

    private static double textWidth(Stage stage) {
        double width = Canvas.boldWidth(NeuronDrawing.cut(stage.name()), 13);
        for (String line : lines(stage)) {
            width = Math.max(width, Canvas.textWidth(line, SMALL));
        }
        return width;
    }

    /** Returns what stands below the name. */
    private static List<String> lines(Stage stage) {
        List<String> lines = new ArrayList<>();
        if (stage.index() > 0) {
            lines.add(NeuronDrawing.cut(stage.kind()));
        }
        lines.add(stage.shape().toString());
        if (stage.parameterCount() > 0) {
            lines.add(Numbers.grouped(stage.parameterCount()) + " parameters");
        }
        return lines;
    }

    Picture picture(String description, String text) {
        double alongSize = isAcross ? boxWidth : BOX_HEIGHT;
        double acrossSize = isAcross ? BOX_HEIGHT : boxWidth;
        double along = layout.rankCount() * (alongSize + alongGap) - alongGap;
        double across = layout.high(acrossSize) - layout.low(acrossSize);
        double width = Math.max((isAcross ? along : across) + 2 * MARGIN, Canvas.boldWidth(title, 15) + 2 * MARGIN);
        shift = isAcross ? 0 : (width - across) / 2 - MARGIN;
        Canvas canvas = new Canvas(width, TOP + (isAcross ? across : along) + MARGIN);
        canvas.boldText(MARGIN, 22, title, 15, Anchor.START, Ink.TEXT);
        layout.arrows().forEach(arrow -> arrow(canvas, arrow));
        stages.forEach(stage -> box(canvas, stage));
        return canvas.picture(description, text);
    }

    /** Returns the x and y of a place along the arrows, in ranks, and across them. */
    private double[] point(double along, double across) {
        double fromLow = across - layout.low(isAcross ? BOX_HEIGHT : boxWidth);
        return isAcross
                ? new double[] {MARGIN + along, TOP + fromLow}
                : new double[] {MARGIN + shift + fromLow, TOP + along};
    }

    private double begin(int rank) {
        return rank * ((isAcross ? boxWidth : BOX_HEIGHT) + alongGap);
    }

    private double end(int rank) {
        return begin(rank) + (isAcross ? boxWidth : BOX_HEIGHT);
    }

    private void box(Canvas canvas, Stage stage) {
        double[] middle = point((begin(layout.rank(stage)) + end(layout.rank(stage))) / 2, layout.across(stage));
        double left = middle[0] - boxWidth / 2;
        double top = middle[1] - BOX_HEIGHT / 2;
        Ink ink = stage.parameterCount() > 0 ? Ink.BLUE : Ink.MUTED;
        canvas.roundedRectangle(left, top, boxWidth, BOX_HEIGHT, 6, ink.opacity(0.12), ink);
        List<String> lines = lines(stage);
        double y = middle[1] - lines.size() * LINE / 2 + 4;
        canvas.boldText(middle[0], y, NeuronDrawing.cut(stage.name()), 13, Anchor.MIDDLE, Ink.TEXT);
        for (String line : lines) {
            y += LINE;
            canvas.text(middle[0], y, line, SMALL, Anchor.MIDDLE, Ink.MUTED);
        }
    }

    private void arrow(Canvas canvas, Arrow arrow) {
        int from = layout.rank(arrow.from());
        int to = layout.rank(arrow.to());
        List<double[]> points = new ArrayList<>();
        points.add(point(end(from), layout.across(arrow.from())));
        if (arrow.isLong(layout)) {
            points.add(point(begin(from + 1), arrow.lane()));
            points.add(point(end(to - 1), arrow.lane()));
        }
        points.add(point(begin(to) - HEAD, layout.across(arrow.to())));
        double[] xs = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] ys = points.stream().mapToDouble(point -> point[1]).toArray();
        canvas.path(xs, ys, Ink.MUTED, 1.5, false);
        double[] tip = point(begin(to), layout.across(arrow.to()));
        double[] left = point(begin(to) - HEAD, layout.across(arrow.to()) - HEAD / 2);
        double[] right = point(begin(to) - HEAD, layout.across(arrow.to()) + HEAD / 2);
        canvas.area(new double[] {tip[0], left[0], right[0]}, new double[] {tip[1], left[1], right[1]}, Ink.MUTED);
    }
}
