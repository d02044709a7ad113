import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that the sources are formatted with google-java-format, or formats them. The build runs it on the JDK of the
 * compiler, since the formatter uses the javac of its JDK, and Maven may run on an older one.
 */
class Format {
  private static final com.google.googlejavaformat.java.Formatter FORMATTER =
      new com.google.googlejavaformat.java.Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    List<Path> unformatted;
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      // From a list: a stream of unknown length is not divided well.
      List<Path> sources = files.filter(Format::isSource).toList();
      unformatted = sources.parallelStream().filter(file -> differs(file, write)).toList();
    }
    if (!unformatted.isEmpty() && !write) {
      System.err.println("not formatted (mvn -N validate -Dformat=write formats them):");
      unformatted.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
  }

  private static boolean isSource(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && path.contains("/src/") && !path.contains("/target/")
        && !path.contains("/src/generated/");
  }

  private static boolean differs(Path file, boolean write) {
    try {
      String source = Files.readString(file);
      String imports = RemoveUnusedImports.removeUnusedImports(source);
      String formatted = FORMATTER.formatSource(ImportOrderer.reorderImports(imports, JavaFormatterOptions.Style.GOOGLE));
      if (write && !formatted.equals(source)) {
        Files.writeString(file, formatted);
      }
      return !formatted.equals(source);
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
