package io.technicianviews.http.internal.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of the console, in memory. Immutable. */
final class ConsoleFiles {

  /** Content of a response. */
  record File(String text, String contentType) {
    byte[] body() {
      return text.getBytes(UTF_8);
    }
  }

  private static final String INDEX = "index.html";

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
    ConsoleResources resources = new ConsoleResources();
    Map<String, File> files = new LinkedHashMap<>();
    files.putAll(Libraries.files(resources));
    Arrays.stream(resources.own("files.txt").split("\\s+"))
        .forEach(name -> files.put(name, new File(resources.own(name), contentType(name))));
    return new ConsoleFiles(files, new File(resources.own(INDEX), contentType(INDEX)));
  }

  /** Adds the version and the list of modules, which a browser then loads all at once. */
  private String completed(String index) {
    String modules =
        files.keySet().stream()
            .filter(name -> name.endsWith(".js") && !Libraries.isLoadedOnDemand(name))
            .map(name -> "<link rel=\"modulepreload\" href=\"console/{version}/" + name + "\">")
            .collect(Collectors.joining("\n    "));
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
