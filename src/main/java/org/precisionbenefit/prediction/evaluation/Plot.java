package org.precisionbenefit.prediction.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.precisionbenefit.prediction.metrics.Measured;

/** A plot as SVG text: points with intervals and lines over two axes, or a row of figures with intervals under each other. */
public final class Plot {
    private static final int WIDTH = 640;
    private static final int LEFT = 60;
    private static final int TOP = 30;
    private static final int SIDE = 360;
    private static final int ROW = 26;
    private static final int NAMES = 250;
    private static final List<String> INKS = List.of("#1b5e8c", "#b3541e", "#4d7c2a", "#6b4c9a");
    private static final List<String> DASHES = List.of("", "6 3", "2 3", "8 3 2 3");

    private final StringBuilder svg = new StringBuilder();

    private Plot(String title, int height) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(LEFT / 6.0, 18, "start", title);
    }

    /**
     * Names of axes and their ends.
     *
     * @param across what goes across
     * @param up what goes up
     * @param from where both axes begin
     * @param to where both end
     */
    public record Square(String across, String up, double from, double to) {}

    /**
     * A line with a name.
     *
     * @param name as the legend has it
     * @param x ascending
     * @param y one for each
     */
    public record Line(String name, double[] x, double[] y) {}

    /**
     * A figure with its interval and its name.
     *
     * @param name what it is of
     * @param figure the figure
     * @param kind which of the kinds of the legend
     */
    public record Bar(String name, Measured figure, int kind) {}

    /**
     * Round values along an axis.
     *
     * @param values ascending
     * @param places how many places after the point they need
     */
    record Marks(List<Double> values, int places) {
        private static final int MOST = 6;
        private static final int[] STEPS = {1, 2, 5};

        /** The finest round steps, of 1, 2 or 5 and a power of ten, of which no more than six lie between two values. */
        static Marks within(double from, double to) {
            int power = (int) Math.floor(StrictMath.log10(to - from)) - 1;
            for (int place = 0; ; place++) {
                int exponent = power + place / STEPS.length;
                BigDecimal step =
                        BigDecimal.valueOf(STEPS[place % STEPS.length]).scaleByPowerOfTen(exponent);
                long first = (long) Math.ceil(from / step.doubleValue() - 1e-9);
                long last = (long) Math.floor(to / step.doubleValue() + 1e-9);
                if (last - first < MOST) {
                    return new Marks(
                            LongStream.rangeClosed(first, last)
                                    .mapToObj(times -> step.multiply(BigDecimal.valueOf(times))
                                            .doubleValue())
                                    .toList(),
                            Math.max(0, -exponent));
                }
            }
        }
    }

    /** Lines in a square whose diagonal is where both sides agree. */
    public static String square(String title, Square axes, List<Line> lines) {
        Plot plot = new Plot(title, TOP + SIDE + 50);
        plot.frame(axes);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            StringBuilder path = new StringBuilder();
            for (int k = 0; k < line.x().length; k++) {
                path.append(k == 0 ? "M" : "L")
                        .append(place(axes, line.x()[k], true))
                        .append(' ')
                        .append(place(axes, line.y()[k], false));
            }
            plot.path(path.toString(), i);
            plot.legend(i, line.name());
        }
        return plot.end();
    }

    private static String place(Square axes, double value, boolean across) {
        double share = Math.min(1, Math.max(0, (value - axes.from()) / (axes.to() - axes.from())));
        return coordinate(across ? LEFT + share * SIDE : TOP + SIDE - share * SIDE);
    }

    private void frame(Square axes) {
        svg.append(
                "<path d=\"M" + LEFT + " " + TOP + "v" + SIDE + "h" + SIDE + "\" fill=\"none\" stroke=\"#444444\"/>\n");
        svg.append("<path d=\"M" + LEFT + " " + (TOP + SIDE) + "L" + (LEFT + SIDE) + " " + TOP
                + "\" stroke=\"#999999\" stroke-dasharray=\"3 3\"/>\n");
        Marks marks = Marks.within(axes.from(), axes.to());
        for (double value : marks.values()) {
            double share = (value - axes.from()) / (axes.to() - axes.from());
            String written = Page.number(value, marks.places());
            text(LEFT + SIDE * share, TOP + SIDE + 16, "middle", written);
            text(LEFT - 6, TOP + SIDE - SIDE * share + 4, "end", written);
        }
        text(LEFT + SIDE / 2.0, TOP + SIDE + 36, "middle", axes.across());
        svg.append("<text transform=\"translate(14 " + (TOP + SIDE / 2) + ") rotate(-90)\" text-anchor=\"middle\">")
                .append(escaped(axes.up()))
                .append("</text>\n");
    }

    private void path(String data, int kind) {
        svg.append("<path d=\"")
                .append(data)
                .append("\" fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(INKS.get(kind % INKS.size()))
                .append("\" stroke-dasharray=\"")
                .append(DASHES.get(kind % DASHES.size()))
                .append("\"/>\n");
    }

    private void legend(int kind, String name) {
        int y = TOP + 10 + 18 * kind;
        path("M" + (LEFT + SIDE + 14) + " " + y + "h24", kind);
        text(LEFT + SIDE + 44, y + 4, "start", name);
    }

    /** Figures with intervals under each other, a thin line where nothing differs. */
    public static String bars(String title, double nothing, List<String> kinds, List<Bar> bars) {
        double low = nothing;
        double high = nothing;
        for (Bar bar : bars) {
            low = Math.min(low, bar.figure().low());
            high = Math.max(high, bar.figure().high());
        }
        double margin = high > low ? (high - low) / 20 : 1;
        Plot plot = new Plot(title, TOP + ROW * (bars.size() + kinds.size() + 2));
        double from = low - margin;
        double across = (WIDTH - NAMES - 20) / (high + margin - from);
        int bottom = TOP + ROW * bars.size();
        String zero = coordinate(NAMES + (nothing - from) * across);
        plot.svg.append(
                "<path d=\"M" + zero + " " + TOP + "V" + bottom + "\" stroke=\"#999999\" stroke-dasharray=\"3 3\"/>\n");
        for (int i = 0; i < bars.size(); i++) {
            plot.bar(bars.get(i), TOP + ROW * i + ROW / 2, from, across);
        }
        Marks marks = Marks.within(from, high + margin);
        for (double value : marks.values()) {
            plot.text(NAMES + (value - from) * across, bottom + 16, "middle", Page.number(value, marks.places()));
        }
        for (int kind = 0; kind < kinds.size(); kind++) {
            double y = bottom + ROW * (kind + 1.5);
            plot.dot(NAMES, y - 4, kind);
            plot.text(NAMES + 12, y, "start", kinds.get(kind));
        }
        return plot.end();
    }

    private void bar(Bar bar, int y, double from, double across) {
        Measured figure = bar.figure();
        text(NAMES - 10, y + 4, "end", bar.name());
        svg.append("<path d=\"M")
                .append(coordinate(NAMES + (figure.low() - from) * across))
                .append(' ')
                .append(y)
                .append("H")
                .append(coordinate(NAMES + (figure.high() - from) * across))
                .append("\" stroke-width=\"2\" stroke=\"")
                .append(INKS.get(bar.kind() % INKS.size()))
                .append("\"/>\n");
        dot(NAMES + (figure.value() - from) * across, y, bar.kind());
    }

    /** Kinds differ by shape as well as by colour. */
    private void dot(double x, double y, int kind) {
        String ink = INKS.get(kind % INKS.size());
        if (kind % 2 == 0) {
            svg.append("<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"4\" fill=\"" + ink
                    + "\"/>\n");
        } else {
            svg.append("<rect x=\"" + coordinate(x - 4) + "\" y=\"" + coordinate(y - 4)
                    + "\" width=\"8\" height=\"8\" fill=\"" + ink + "\"/>\n");
        }
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append("<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor + "\">")
                .append(escaped(words))
                .append("</text>\n");
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private static String coordinate(double value) {
        return Page.number(value, 1);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Collects bars of one figure by group. */
    static List<Bar> bars(List<String> names, List<Measured> figures, int kind) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            bars.add(new Bar(names.get(i), figures.get(i), kind));
        }
        return bars;
    }
}
