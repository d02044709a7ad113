package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.technicianviews.http.internal.protocol.HttpMethods;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods come from the request line only, and each path reports its own. */
class MethodsTest {

  private static List<String> withAndWithoutSlash(String path) {
    return path.equals("/") ? List.of(path) : List.of(path, path + "/");
  }

  private static final String REQUESTS = "/api/v1/requests";
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
  void methodOverridesHaveNoEffect() {
    for (String path : templates().keySet()) {
      String concrete = concrete(path);
      for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
        HttpResponse<String> plain = send(method, concrete, Map.of());
        for (String header : List.of("X-HTTP-Method-Override", "x-http-method-override")) {
          for (String other : List.of("DELETE", "POST", "GET", "BEFORE", "AFTER", "", "INVENTED")) {
            HttpResponse<String> overridden = send(method, concrete, Map.of(header, other));
            assertThat(overridden.statusCode())
                .as(method + " " + concrete + " as " + other)
                .isEqualTo(plain.statusCode());
          }
        }
      }
    }
    assertThat(client.get(SampleDesk.ADMIN, REQUESTS + "/14").statusCode()).isEqualTo(200);
  }

  @Test
  void pseudoMethodsOfTheRouterAreUnknown() {
    for (String method : List.of("BEFORE", "AFTER", "BEFORE_MATCHED", "get", "OTHER")) {
      assertThat(send(method, REQUESTS + "/14", Map.of()).statusCode()).as(method).isEqualTo(405);
      assertThat(send(method, "/nowhere", Map.of()).statusCode()).as(method).isEqualTo(404);
    }
  }

  @Test
  void allowListsTheMethodsOfEachPath() {
    templates()
        .forEach(
            (path, methods) -> {
              Set<String> expected = new TreeSet<>(methods);
              expected.add("OPTIONS");
              for (String target : withAndWithoutSlash(concrete(path))) {
                HttpResponse<String> options = send("OPTIONS", target, Map.of());
                assertThat(options.statusCode()).as(target).isEqualTo(204);
                assertThat(options.body()).isEmpty();
                assertThat(allowed(options)).as(target).isEqualTo(expected);
                HttpResponse<String> refused = send("INVENTED", target, Map.of());
                assertThat(refused.statusCode()).as(target).isEqualTo(405);
                assertThat(allowed(refused)).as(target).isEqualTo(expected);
              }
              List<String> others = new ArrayList<>(HttpMethods.KNOWN);
              others.remove("CONNECT");
              others.removeAll(expected);
              for (String method : others) {
                HttpResponse<String> refused = send(method, concrete(path), Map.of());
                assertThat(refused.statusCode()).as(method + " " + path).isEqualTo(405);
                assertThat(allowed(refused)).as(method + " " + path).isEqualTo(expected);
              }
            });
    assertThat(send("OPTIONS", "/nowhere", Map.of()).statusCode()).isEqualTo(404);
  }

  private static Set<String> allowed(HttpResponse<String> response) {
    assertThat(response.headers().allValues("Allow")).hasSize(1);
    return new TreeSet<>(List.of(response.headers().firstValue("Allow").orElseThrow().split(", ")));
  }

  /** Returns a path of this template with ids that do not exist. */
  private static String concrete(String template) {
    return template.replaceAll("\\{[^}]+}", "999");
  }

  private static Map<String, Set<String>> templates() {
    Map<String, Set<String>> templates = new TreeMap<>();
    Client.javalin().unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod() && !endpoint.path.endsWith("*"))
        .forEach(
            endpoint ->
                templates
                    .computeIfAbsent(endpoint.path, any -> new TreeSet<>())
                    .add(nameOf(endpoint.method)));
    assertThat(templates).hasSizeGreaterThan(20);
    return templates;
  }

  private static String nameOf(HandlerType method) {
    return method.name();
  }

  private static HttpResponse<String> send(
      String method, String path, Map<String, String> headers) {
    var request =
        client.request(SampleDesk.REQUESTER, path).method(method, BodyPublishers.noBody());
    headers.forEach(request::header);
    return client.send(request);
  }
}
