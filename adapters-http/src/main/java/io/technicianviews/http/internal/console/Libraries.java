package io.technicianviews.http.internal.console;

import io.technicianviews.http.internal.resource.ClasspathFiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The libraries of the console, from their jars, as modules that import each other by relative
 * path: without inline scripts a page has no import map.
 */
final class Libraries {

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  private Libraries() {}

  static Map<String, ConsoleFiles.File> files(ClasspathFiles resources) {
    String preact = webjar(resources, "preact");
    String uplot = webjar(resources, "uplot") + "dist/uPlot.";
    String htm =
        "/META-INF/resources/_static/htm/" + resources.version("htm") + "/dist/htm.module.js";
    Map<String, ConsoleFiles.File> files = new LinkedHashMap<>();
    files.put(
        "lib/preact.js", script(withoutMap(resources.text(preact + "dist/preact.module.js"))));
    files.put(
        "lib/hooks.js",
        script(
            withoutMap(resources.text(preact + "hooks/dist/hooks.module.js"))
                .replace("from\"preact\"", "from\"./preact.js\"")));
    files.put("lib/htm.js", script(resources.text(htm)));
    // The minified form is a plain script that defines a variable.
    files.put(
        "lib/uplot.js",
        script(resources.text(uplot + "iife.min.js") + "\nexport default uPlot;\n"));
    files.put("lib/uplot.css", new ConsoleFiles.File(resources.text(uplot + "min.css"), CSS));
    return files;
  }

  private static String webjar(ClasspathFiles resources, String name) {
    return "/META-INF/resources/webjars/" + name + "/" + resources.version(name) + "/";
  }

  /** Removes the reference to a source map, which the console does not serve. */
  private static String withoutMap(String script) {
    return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
  }

  private static ConsoleFiles.File script(String text) {
    return new ConsoleFiles.File(text, JAVASCRIPT);
  }
}
