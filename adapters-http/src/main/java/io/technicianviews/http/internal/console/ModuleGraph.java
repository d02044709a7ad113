package io.technicianviews.http.internal.console;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules that a module needs before it runs: those that it imports, and theirs. */
final class ModuleGraph {

  /** An import or re-export; {@code import()} is an expression, and loads a module later. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^(?:import|export)\\b[^;]*?\\bfrom ?['\"]([^'\"]+)['\"]|^import '([^']+)'");

  private final Map<String, ConsoleFiles.File> files;

  ModuleGraph(Map<String, ConsoleFiles.File> files) {
    this.files = files;
  }

  /** Returns all that these modules need, themselves included: those of the first come first. */
  Set<String> neededBy(String... modules) {
    Set<String> needed = new LinkedHashSet<>();
    for (String module : modules) {
      Deque<String> open = new ArrayDeque<>(List.of(module));
      while (!open.isEmpty()) {
        String next = open.pop();
        if (needed.add(next)) {
          open.addAll(imports(next));
        }
      }
    }
    return needed;
  }

  private List<String> imports(String module) {
    ConsoleFiles.File file = files.get(module);
    if (file == null) {
      throw new IllegalStateException("the console has no module " + module);
    }
    return IMPORT.matcher(file.text()).results().map(found -> resolved(module, found)).toList();
  }

  private static String resolved(String module, MatchResult found) {
    String path = found.group(1) == null ? found.group(2) : found.group(1);
    return Path.of(module).resolveSibling(path).normalize().toString().replace('\\', '/');
  }
}
