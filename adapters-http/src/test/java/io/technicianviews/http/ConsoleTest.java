package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of the console over HTTP; how it behaves in a browser is tested with a browser. */
class ConsoleTest {

  private static final Path DIRECTORY =
      Path.of("src/main/resources/io/technicianviews/http/console");
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  /** An import, static or by a call. */
  private static final Pattern IMPORT =
      Pattern.compile("(?:(?:\\}|\\w|\\*) ?from ?|import\\()['\"]([^'\"\\s;)]+)['\"]");

  private static final Pattern STATIC_IMPORT =
      Pattern.compile("(?:\\}|\\w|\\*) ?from ?['\"]([^'\"\\s;)]+)['\"]");

  private static Client client;

  @BeforeAll
  static void start() {
    client = Client.of(SampleDesk.desk());
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void theRootLeadsToTheConsole() {
    HttpResponse<String> root = client.get("/");

    assertThat(root.statusCode()).isEqualTo(302);
    assertThat(root.headers().firstValue("Location")).contains("console");
  }

  @Test
  void everyFileThatThePageNamesExistsAndIsKeptForever() {
    List<String> references = references(page());

    assertThat(references).hasSizeGreaterThan(10);
    for (String reference : references) {
      HttpResponse<String> file = client.get("/" + reference);
      assertThat(file.statusCode()).as(reference).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
          .as(reference)
          .contains("immutable");
      assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(reference)
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void thePageNamesAllModulesThatItsOwnImport() {
    List<String> named = modules();
    for (String module : named) {
      String code = client.get("/" + module).body();
      for (String imported : matches(STATIC_IMPORT, code)) {
        assertThat(named).as(module).contains(resolved(module, imported).substring(1));
      }
    }
    assertThat(named).noneMatch(name -> name.endsWith("/ui/dashboard.js"));
  }

  @Test
  void everyModuleImportsFilesThatExistByRelativePath() throws IOException {
    for (String module : allFiles()) {
      String code = client.get("/" + module).body();
      for (String imported : matches(IMPORT, code)) {
        assertThat(imported).as(module).startsWith(".");
        String path = resolved(module, imported);
        assertThat(client.get(path).statusCode()).as(module + ": " + imported).isEqualTo(200);
      }
    }
  }

  @Test
  void everyFileOfTheDirectoryIsListed() throws IOException {
    List<String> listed = listed();
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> DIRECTORY.relativize(file).toString())
                  .filter(name -> !List.of("index.html", "files.txt").contains(name)))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }

  @Test
  void theApiDocumentAdmitsTheNamesOfAllFiles() throws IOException {
    Specification specification = Specification.published();
    for (String name : listed()) {
      Path file = Path.of(name);
      String folder = file.getParent() == null ? "" : "/{folder}";
      String path = "/console/{version}" + folder + "/{file}";
      String schema =
          specification.parametersOf("get", path).stream()
              .filter(parameter -> parameter.name().equals("file"))
              .findFirst()
              .orElseThrow()
              .schema();
      assertThat(specification.errorsOf(schema, TextNode.valueOf(file.getFileName().toString())))
          .as(name)
          .isEqualTo("[]");
    }
  }

  @Test
  void thePageIsRevalidated() {
    HttpResponse<String> page = client.get("/console");
    String tag = page.headers().firstValue("ETag").orElseThrow();

    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    for (String condition : IfNoneMatch.matching(tag)) {
      HttpResponse<String> again = unlessKnown(condition);
      assertThat(again.statusCode()).as(condition).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      for (String name : List.of("ETag", "Cache-Control", "Content-Security-Policy")) {
        assertThat(again.headers().allValues(name)).isEqualTo(page.headers().allValues(name));
      }
      assertThat(again.headers().firstValue("Content-Type")).isEmpty();
      assertThat(again.headers().firstValue("Content-Length")).isEmpty();
    }
    for (String condition : IfNoneMatch.notMatching(tag)) {
      assertThat(unlessKnown(condition).statusCode()).as(condition).isEqualTo(200);
    }
  }

  @Test
  void nothingInThePageRunsInline() {
    assertThat(page()).doesNotContain("<style", "style=\"").doesNotContainPattern("<script>");
    assertThat(page()).doesNotContainPattern("(?:https?:)?//[a-z]");
  }

  @Test
  void filesOfAnotherVersionAreThoseOfThisServerUncached() {
    HttpResponse<String> file = client.get("/console/0123456789ab/main.js");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void compressesFiles() throws IOException {
    HttpResponse<String> file =
        client.send(client.request("/" + allFiles().getLast()).header("Accept-Encoding", "gzip"));

    assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  /** The limit that the measurements page states, with the screens that are loaded on demand. */
  @Test
  void weighsLessThan150KilobytesCompressed() throws IOException {
    int first = compressed(page());
    for (String path : new TreeSet<>(references(page()))) {
      first += compressed(client.get("/" + path).body());
    }
    int later = 0;
    for (String path : allFiles()) {
      if (!references(page()).contains(path)) {
        later += compressed(client.get("/" + path).body());
      }
    }

    System.out.printf("The console: %,d bytes compressed, and %,d on demand%n", first, later);
    assertThat(first).isBetween(30_000, 90_000);
    assertThat(first + later).isBetween(50_000, 150_000);
  }

  private static int compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @Test
  void servesNothingElse() {
    String version = page().replaceFirst("(?s).*?console/([0-9a-f]+)/.*", "$1");
    for (String path :
        List.of("files.txt", "index.html", "../openapi.yaml", "lib/preact.js.map", "ui/none.js")) {
      assertThat(client.get("/console/" + version + "/" + path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void canBeSwitchedOff() {
    try (Client without = Client.of(Client.SETTINGS.console(false))) {
      assertThat(without.get("/console").statusCode()).isEqualTo(404);
      assertThat(without.get("/").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> unlessKnown(String condition) {
    return client.send(client.request("/console").header("If-None-Match", condition));
  }

  private static String page() {
    return client.get("/console").body();
  }

  private static List<String> modules() {
    return references(page()).stream().filter(name -> name.endsWith(".js")).toList();
  }

  /** Returns the paths of all files but the style sheets, which are one file. */
  private static List<String> allFiles() throws IOException {
    String directory = modules().getFirst().replaceFirst("(console/[0-9a-f]+/).*", "$1");
    return Stream.concat(listed().stream(), Stream.of("lib/uplot.js"))
        .filter(name -> !name.endsWith(".css"))
        .map(name -> directory + name)
        .toList();
  }

  private static List<String> listed() throws IOException {
    return List.of(Files.readString(DIRECTORY.resolve("files.txt")).split("\\s+"));
  }

  private static String resolved(String module, String imported) {
    return Path.of("/" + module).resolveSibling(imported).normalize().toString();
  }

  private static List<String> references(String page) {
    return matches(REFERENCE, page);
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
