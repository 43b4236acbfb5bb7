package io.isosocket.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart of one line over a logarithmic scale, from zero, as SVG. */
final class LineChart {

    /**
     * A measurement.
     *
     * @param x where, more than 0
     * @param y the figure
     */
    record Point(double x, double y) {}

    private static final int WIDTH = 560;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int TOP = 50;
    private static final int RIGHT = 40;
    private static final int BOTTOM = 40;

    private LineChart() {}

    /**
     * Draws.
     *
     * @param title with the unit of the figures
     * @param points from left to right; two at the least
     * @return the SVG document
     */
    static String svg(String title, List<Point> points) {
        double first = Math.log(points.get(0).x());
        double last = Math.log(points.get(points.size() - 1).x());
        double highest = points.stream().mapToDouble(Point::y).max().orElseThrow() * 1.2;
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "<text x=\"10\" y=\"24\" font-size=\"14\" font-weight=\"bold\">%s</text>%n"
                        + "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#666\"/>%n",
                WIDTH, HEIGHT, title, LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT));
        String line = points.stream()
                .map(point -> {
                    double x = LEFT + (Math.log(point.x()) - first) / (last - first) * (WIDTH - LEFT - RIGHT);
                    double y = HEIGHT - BOTTOM - point.y() / highest * (HEIGHT - TOP - BOTTOM);
                    svg.append(String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"3\" fill=\"#1f6f8b\"/>"
                                    + "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%.3g</text>"
                                    + "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>%n",
                            x,
                            y,
                            x,
                            y - 8,
                            point.y(),
                            x,
                            HEIGHT - BOTTOM + 18,
                            point.x()));
                    return String.format(Locale.ROOT, "%.0f,%.0f", x, y);
                })
                .collect(Collectors.joining(" "));
        return svg.append("<polyline points=\"")
                .append(line)
                .append("\" fill=\"none\" stroke=\"#1f6f8b\" stroke-width=\"2\"/>\n</svg>\n")
                .toString();
    }
}
