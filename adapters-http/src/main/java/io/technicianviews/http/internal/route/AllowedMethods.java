package io.technicianviews.http.internal.route;

import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Allowed methods of each path. A literal path only has its own methods, although a pattern such as
 * {@code /requests/{id}} also matches it.
 */
final class AllowedMethods {

  private static final String OPTIONS = HandlerType.OPTIONS.name();

  private record Pattern(List<String> segments, Set<String> methods) {

    boolean matches(List<String> path) {
      if (path.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        boolean any = segments.get(i).startsWith("{") && !path.get(i).isEmpty();
        if (!any && !segments.get(i).equals(path.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<String, Set<String>> paths = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /** Adds the method of a route. */
  void add(HandlerType method, String path) {
    methodsOf(path).add(method.name());
  }

  private Set<String> methodsOf(String declared) {
    Set<String> known = paths.get(declared);
    if (known != null) {
      return known;
    }
    Set<String> methods = new TreeSet<>(Comparator.comparingInt(HttpMethods.KNOWN::indexOf));
    methods.add(OPTIONS);
    paths.put(declared, methods);
    if (declared.contains("{")) {
      patterns.add(new Pattern(segments(declared), methods));
    }
    return methods;
  }

  /** Returns false for a method that a literal path lacks, although a matching pattern has it. */
  boolean admits(String path, HandlerType method) {
    Set<String> declared = paths.get(trimmed(path));
    return declared == null || declared.contains(method.name());
  }

  /** Returns the problem for a method that this path does not have. */
  ProblemException refusal(String path) {
    String allowed = of(path);
    return new ProblemException(
        Problem.of(
            ProblemType.METHOD_NOT_ALLOWED,
            "The allowed methods of this path are " + allowed + "."),
        Map.of(Header.ALLOW, allowed));
  }

  /** Returns the value of {@code Allow}; empty if there is no resource at this path. */
  String of(String path) {
    Set<String> declared = paths.get(trimmed(path));
    if (declared != null) {
      return String.join(", ", declared);
    }
    List<String> segments = segments(trimmed(path));
    return patterns.stream()
        .filter(pattern -> pattern.matches(segments))
        .map(pattern -> String.join(", ", pattern.methods()))
        .findFirst()
        .orElse("");
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  /** Removes a slash at the end, as the router does. */
  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
