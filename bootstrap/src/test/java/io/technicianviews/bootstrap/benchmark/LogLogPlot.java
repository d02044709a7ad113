package io.technicianviews.bootstrap.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Log-log plot of milliseconds by number of requests, as an SVG with its own background for light
 * and dark themes. The first line of a panel is thicker.
 */
record LogLogPlot(List<Panel> panels, String title, String xTitle) {

  /** A group of lines with its own axes; all panels have the same scale. */
  record Panel(String title, List<Line> lines) {}

  /** A named series of points. */
  record Line(String name, List<Point> points) {}

  /**
   * A measurement.
   *
   * @param lowerBound whether the true value is greater, since the measurement timed out
   */
  record Point(double requests, double millis, boolean lowerBound) {}

  private static final int LEFT = 70;
  private static final int TOP = 70;
  private static final int WIDTH = 330;
  private static final int HEIGHT = 330;
  private static final int LABELS = 275;
  private static final int BOTTOM = 60;
  private static final int LINE_HEIGHT = 15;

  /**
   * Colours that people with colour vision deficiency can distinguish; the lines also have
   * different markers.
   */
  private static final List<String> ON_LIGHT =
      List.of(
          "#0969da", "#c2410c", "#a16207", "#7c3aed", "#0f766e", "#be185d", "#4d7c0f", "#57606a");

  private static final List<String> ON_DARK =
      List.of(
          "#58a6ff", "#fb923c", "#fbbf24", "#c4b5fd", "#2dd4bf", "#f472b6", "#a3e635", "#b1bac4");

  String svg() {
    int width = panels.size() * (LEFT + WIDTH + LABELS);
    int height = TOP + HEIGHT + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
            .formatted(width, height));
    svg.append("<title>").append(title).append(", milliseconds by size</title>\n");
    svg.append(style());
    svg.append(
        "<rect class=\"card\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n".formatted(width, height));
    svg.append(text(LEFT, 26, "title", "start", title));
    for (int i = 0; i < panels.size(); i++) {
      appendPanel(svg, panels.get(i), i * (LEFT + WIDTH + LABELS) + LEFT);
    }
    return svg.append("</svg>\n").toString();
  }

  private static String style() {
    return """
    <style>
    svg { font: 12px system-ui, sans-serif }
    .card { fill: #ffffff } text { fill: #1f2328 } .grid { stroke: #d8dee4 }
    .leader { stroke: #8c959f } .hollow { fill: #ffffff }
    .title { font-size: 15px; font-weight: 600 } .ours { font-weight: 700 }
    %s
    @media (prefers-color-scheme: dark) {
    .card { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d }
    .leader { stroke: #6e7681 } .hollow { fill: #0d1117 }
    %s
    }
    </style>
    """
        .formatted(colours(ON_LIGHT), colours(ON_DARK));
  }

  private static String colours(List<String> colours) {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < colours.size(); i++) {
      rules.append(".c%d { stroke: %s; color: %s } ".formatted(i, colours.get(i), colours.get(i)));
      rules.append(".f%d { fill: %s } ".formatted(i, colours.get(i)));
    }
    return rules.toString();
  }

  private void appendPanel(StringBuilder svg, Panel panel, int left) {
    svg.append(text(left, TOP - 18, "", "start", panel.title() + ", milliseconds"));
    svg.append(text(left + WIDTH / 2, TOP + HEIGHT + 42, "", "middle", xTitle));
    for (int power = xFrom(); power <= xTo(); power++) {
      double x = x(Math.pow(10, power), left);
      svg.append(line(x, TOP, x, TOP + HEIGHT, "grid"));
      svg.append(text(x, TOP + HEIGHT + 20, "", "middle", count(power)));
    }
    for (int power = yFrom(); power <= yTo(); power++) {
      double y = y(Math.pow(10, power));
      svg.append(line(left, y, left + WIDTH, y, "grid"));
      svg.append(text(left - 8, y + 4, "", "end", millis(power)));
    }
    List<Line> lines = panel.lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      appendLine(svg, lines.get(i).points(), i, left);
    }
    appendLabels(svg, lines, left);
  }

  private void appendLine(StringBuilder svg, List<Point> points, int colour, int left) {
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (!from.lowerBound()) {
        svg.append(
            "<line class=\"c%d\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\"%s/>%n"
                .formatted(
                    colour,
                    number(x(from.requests(), left)),
                    number(y(from.millis())),
                    number(x(to.requests(), left)),
                    number(y(to.millis())),
                    colour == 0 ? "3.5" : "1.8",
                    to.lowerBound() ? " stroke-dasharray=\"4 4\"" : ""));
      }
    }
    for (Point point : points) {
      svg.append(marker(x(point.requests(), left), y(point.millis()), colour, point.lowerBound()));
    }
  }

  /** Returns a different marker for each line, and a hollow arrow for a timeout. */
  private static String marker(double x, double y, int colour, boolean lowerBound) {
    String path =
        lowerBound
            ? "M -5 4 L 0 -6 L 5 4 Z"
            : List.of(
                    "M -4 0 A 4 4 0 1 0 4 0 A 4 4 0 1 0 -4 0",
                    "M -4 -4 H 4 V 4 H -4 Z",
                    "M 0 -5 L 5 0 L 0 5 L -5 0 Z",
                    "M -5 4 L 0 -5 L 5 4 Z")
                .get(colour % 4);
    String fill = lowerBound ? "hollow" : "f" + colour;
    return "<path class=\"c%d %s\" d=\"%s\" transform=\"translate(%s %s)\" stroke-width=\"1.5\"/>%n"
        .formatted(colour, fill, path, number(x), number(y));
  }

  /** Appends the names at the ends of the lines, moved apart where they would overlap. */
  private void appendLabels(StringBuilder svg, List<Line> lines, int left) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> y(lines.get(i).points().getLast().millis())));
    double lowest = TOP + HEIGHT - (lines.size() - 1.0) * LINE_HEIGHT;
    double lowestFree = TOP - 8.0;
    for (int i : order) {
      Point last = lines.get(i).points().getLast();
      double end = y(last.millis());
      double label = Math.max(lowestFree, Math.min(end, lowest));
      lowestFree = label + LINE_HEIGHT;
      lowest += LINE_HEIGHT;
      double from = x(last.requests(), left) + 7;
      svg.append(line(from, end, left + WIDTH + 22, label, "leader"));
      String name = lines.get(i).name() + (last.lowerBound() ? ", timed out" : "");
      svg.append(
          text(left + WIDTH + 26, label + 4, "f" + i + (i == 0 ? " ours" : ""), "start", name));
    }
  }

  private static String line(double x1, double y1, double x2, double y2, String style) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n"
        .formatted(style, number(x1), number(y1), number(x2), number(y2));
  }

  private static String text(double x, double y, String style, String anchor, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
        .formatted(style, number(x), number(y), anchor, text);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String count(int power) {
    return power < 6
        ? String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, power)))
        : "%d million".formatted(Math.round(Math.pow(10, power - 6)));
  }

  private static String millis(int power) {
    return power < 0
        ? "0." + "0".repeat(-power - 1) + "1"
        : String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, power)));
  }

  private double x(double requests, int left) {
    return left + WIDTH * (Math.log10(requests) - xFrom()) / (xTo() - xFrom());
  }

  private double y(double millis) {
    return TOP + HEIGHT - HEIGHT * (Math.log10(millis) - yFrom()) / (yTo() - yFrom());
  }

  private int xFrom() {
    return (int)
        Math.floor(Math.log10(points().stream().mapToDouble(Point::requests).min().orElseThrow()));
  }

  private int xTo() {
    double max = Math.log10(points().stream().mapToDouble(Point::requests).max().orElseThrow());
    return Math.max(xFrom() + 1, (int) Math.ceil(max));
  }

  private int yFrom() {
    return (int)
        Math.floor(Math.log10(points().stream().mapToDouble(Point::millis).min().orElseThrow()));
  }

  private int yTo() {
    double max = Math.log10(points().stream().mapToDouble(Point::millis).max().orElseThrow());
    return Math.max(yFrom() + 1, (int) Math.ceil(max));
  }

  private List<Point> points() {
    return panels.stream()
        .flatMap(panel -> panel.lines().stream())
        .flatMap(line -> line.points().stream())
        .toList();
  }
}
