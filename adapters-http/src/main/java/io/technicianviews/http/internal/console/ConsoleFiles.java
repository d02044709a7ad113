package io.technicianviews.http.internal.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.technicianviews.http.internal.resource.ClasspathFiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the console, in memory. Immutable. */
final class ConsoleFiles {

  /** Content of a response. */
  record File(String text, String contentType) {
    byte[] body() {
      return text.getBytes(UTF_8);
    }
  }

  private static final String CONSOLE = ClasspathFiles.OWN + "console/";
  private static final String INDEX = "index.html";
  private static final String STYLES = "console.css";

  /** The module that requests the first rows; what it needs is loaded before the rest. */
  private static final String FIRST = "start.js";

  /** Loads the files when the console is first opened. */
  private static final class Holder {
    static final ConsoleFiles INSTANCE = load();
  }

  private final String version;
  private final Map<String, File> files;
  private final File page;

  private ConsoleFiles(Map<String, File> files, File index) {
    this.files = files;
    this.version = ConsoleVersion.of(files, index);
    this.page = new File(completed(index.text()), index.contentType());
  }

  static ConsoleFiles instance() {
    return Holder.INSTANCE;
  }

  /** Returns a hash of all files. */
  String version() {
    return version;
  }

  File page() {
    return page;
  }

  /** Returns the file with this name, such as {@code main.js}; null if there is none. */
  @Nullable File file(String name) {
    return files.get(name);
  }

  private static ConsoleFiles load() {
    ClasspathFiles resources = new ClasspathFiles();
    Map<String, File> files = new LinkedHashMap<>();
    files.putAll(Libraries.files(resources));
    Arrays.stream(resources.text(CONSOLE + "files.txt").split("\\s+"))
        .forEach(
            name -> files.put(name, new File(resources.text(CONSOLE + name), contentType(name))));
    joinStyles(files);
    return new ConsoleFiles(files, new File(resources.text(CONSOLE + INDEX), contentType(INDEX)));
  }

  /** Joins the style sheets in the order of the list: each file costs a browser milliseconds. */
  private static void joinStyles(Map<String, File> files) {
    List<String> names = files.keySet().stream().filter(name -> name.endsWith(".css")).toList();
    String joined =
        names.stream()
            .map(name -> requireNonNull(files.remove(name)).text())
            .collect(joining("\n"));
    files.put(STYLES, new File(joined, contentType(STYLES)));
  }

  /** Adds the version, and the modules that are needed at first, which a browser loads at once. */
  private String completed(String index) {
    String modules =
        new ModuleGraph(files)
            .neededBy(FIRST, "main.js").stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"console/{version}/" + name + "\">")
                .collect(joining("\n    "));
    return index.replace("{modules}", modules).replace("{version}", version);
  }

  private static String contentType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no content type is known for " + name);
    };
  }
}
