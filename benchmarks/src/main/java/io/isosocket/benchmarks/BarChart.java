package io.isosocket.benchmarks;

import java.util.List;
import java.util.Locale;

/** A chart of horizontal bars, as SVG. */
final class BarChart {

    /**
     * A bar.
     *
     * @param name beside it
     * @param value its length
     */
    record Bar(String name, double value) {}

    /**
     * Bars on one scale.
     *
     * @param title above them
     * @param bars from above
     */
    record Group(String title, List<Bar> bars) {}

    private static final int LINE = 18;
    private static final int LEFT = 170;
    private static final int LENGTH = 460;
    private static final int WIDTH = LEFT + LENGTH + 70;
    private static final String OURS = "#1f6f8b";
    private static final String OTHERS = "#b8bfc4";

    private final StringBuilder svg = new StringBuilder();
    private int y = 30;

    private BarChart() {}

    /**
     * Draws.
     *
     * @param title of all
     * @param groups from above
     * @return the SVG document
     */
    static String svg(String title, List<Group> groups) {
        BarChart chart = new BarChart();
        chart.text(10, "font-size=\"16\" font-weight=\"bold\"", title);
        groups.forEach(chart::group);
        return String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
                WIDTH, chart.y, chart.svg);
    }

    private void group(Group group) {
        y += 2 * LINE;
        text(10, "font-weight=\"bold\"", group.title());
        double longest = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
        for (Bar bar : group.bars()) {
            y += LINE;
            int length = (int) Math.max(1, LENGTH * Math.max(0, bar.value()) / longest);
            text(10, "", bar.name());
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\" fill=\"%s\"/>%n",
                    LEFT, y - 10, length, bar.name().startsWith("isosocket") ? OURS : OTHERS));
            text(LEFT + length + 6, "", String.format(Locale.ROOT, "%.2f", bar.value()));
        }
        y += LINE / 2;
    }

    private void text(int x, String attributes, String text) {
        svg.append(String.format(
                "<text x=\"%d\" y=\"%d\" %s>%s</text>%n",
                x, y, attributes, text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
