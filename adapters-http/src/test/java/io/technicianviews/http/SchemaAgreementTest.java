package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.technicianviews.http.Specification.Media;
import io.technicianviews.http.Specification.Parameter;
import io.technicianviews.json.ProblemType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Generated requests: for every parameter, header and field of every operation, the schema and the
 * server must accept and reject the same values. A request is rejected for its form by 400, 413,
 * 414 or 415, for its path also by 404; with any other status its form was accepted.
 */
class SchemaAgreementTest {

  private static final Specification SPECIFICATION = Specification.published();
  private static final Set<Integer> FORM = Set.of(400, 413, 414, 415);

  /** A path that names nothing; or too many heartbeats, which are counted before they are read. */
  private static final Set<Integer> NOT_FOUND = Set.of(404, 429);

  /** Any text is valid. */
  private static final Set<String> FREE =
      Set.of("access_token", "last_event_id", "Last-Event-ID", "If-None-Match");

  /** The server may reject what the schema accepts: a cursor must also be authentic. */
  private static final String CURSOR = "cursor";

  /** Paths that only accept web sockets. */
  private static final String HUB = "/hubs/tickets";

  private static final String STREAM = "/api/v1/requests/technician-views/stream";

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final int COMBINATIONS = 150;
  private static final String TOKEN = Tokens.of(SampleDesk.ADMIN);

  /** An operation of the published document. */
  private record Operation(String method, String path) {
    List<Parameter> parameters(String in) {
      return SPECIFICATION.parametersOf(method, path).stream()
          .filter(parameter -> parameter.in().equals(in))
          .toList();
    }

    Media body() {
      return SPECIFICATION.requestBody(method, path);
    }

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  /** A request, before it is sent. */
  private record Draft(
      Operation operation,
      Map<String, String> path,
      String query,
      Map<String, String> headers,
      String body) {

    static Draft of(Operation operation) {
      Map<String, String> path = new LinkedHashMap<>();
      operation.parameters("path").forEach(each -> path.put(each.name(), "2"));
      if (operation.path().startsWith("/api/v1/requests/{id}")) {
        path.put("id", "11");
      }
      path.computeIfPresent("file", (name, any) -> "docs.js");
      JsonNode body = operation.body().node();
      return new Draft(
          operation,
          path,
          "",
          Map.of(),
          body.isMissingNode() ? "" : body.path("example").toString());
    }

    Draft path(String name, String value) {
      Map<String, String> other = new LinkedHashMap<>(path);
      other.put(name, value);
      return new Draft(operation, other, query, headers, body);
    }

    Draft query(String given) {
      return new Draft(operation, path, given, headers, body);
    }

    Draft header(String name, String value) {
      return new Draft(operation, path, query, Map.of(name, value), body);
    }

    Draft body(String json) {
      return new Draft(operation, path, query, headers, json);
    }

    String target() {
      String target = operation.path();
      for (Map.Entry<String, String> parameter : path.entrySet()) {
        target = target.replace("{" + parameter.getKey() + "}", encoded(parameter.getValue()));
      }
      return target + (query.isEmpty() ? "" : "?" + query);
    }

    /** Sends HEAD instead of GET to an endless stream. */
    String method() {
      return operation.path().equals(STREAM) ? "HEAD" : operation.method().toUpperCase(Locale.ROOT);
    }

    /** Returns the request as it is sent, also with headers that no HTTP client would send. */
    byte[] bytes() {
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder();
      head.append(method()).append(' ').append(target()).append(" HTTP/1.1\r\n");
      head.append("Host: x\r\nAuthorization: Bearer ").append(TOKEN).append("\r\n");
      if (content.length > 0) {
        head.append("Content-Type: application/json\r\n");
      }
      head.append("Content-Length: ").append(content.length).append("\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
      byte[] bytes = Arrays.copyOf(first, first.length + content.length);
      System.arraycopy(content, 0, bytes, first.length, content.length);
      return bytes;
    }
  }

  /** A request, and whether its schema accepts it. */
  private record Attempt(Draft draft, boolean valid) {}

  @TestFactory
  Stream<DynamicTest> schemaAndServerAgree() {
    return Stream.of("get", "post", "put", "patch", "delete")
        .flatMap(
            method ->
                SPECIFICATION.paths(method).stream()
                    .filter(path -> !path.equals(HUB))
                    .map(path -> new Operation(method, path)))
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> agree(operation)));
  }

  private static void agree(Operation operation) {
    try (Client client = Client.of(SampleDesk.desk())) {
      List<String> disagreements = new ArrayList<>();
      paths(operation, client, disagreements);
      queries(operation, client, disagreements);
      headers(operation, client, disagreements);
      bodies(operation, client, disagreements);
      assertThat(disagreements).isEmpty();
    }
  }

  private static void paths(Operation operation, Client client, List<String> disagreements) {
    Draft any = Draft.of(operation);
    for (Parameter parameter : operation.parameters("path")) {
      List<Attempt> attempts =
          Candidates.TEXTS.stream()
              .filter(text -> !text.isEmpty() && text.length() < 300)
              .map(
                  text ->
                      new Attempt(
                          any.path(parameter.name(), text), admits(parameter.schema(), text)))
              .toList();
      send(
          client,
          attempts,
          (attempt, status) -> {
            if (attempt.valid()
                ? FORM.contains(status)
                : !FORM.contains(status) && !NOT_FOUND.contains(status)) {
              disagreements.add(disagreement(attempt, status));
            }
          });
    }
  }

  private static void queries(Operation operation, Client client, List<String> disagreements) {
    Draft any = Draft.of(operation);
    List<Parameter> parameters = operation.parameters("query");
    for (Parameter parameter : parameters) {
      Verdicts verdicts = new Verdicts(parameter.name(), disagreements);
      String start = required(parameters, parameter) + parameter.name() + "=";
      List<Attempt> attempts =
          queryTexts().stream()
              .filter(text -> text.length() < 300)
              .map(
                  text ->
                      new Attempt(
                          any.query(start + encoded(text)), admits(parameter.schema(), text)))
              .toList();
      send(client, attempts, verdicts::add);
      verdicts.mustHaveBoth();
    }
    if (operation.path().startsWith("/api/v1/")) {
      Attempt unknown = new Attempt(any.query("unheard_of=1"), false);
      send(
          client,
          List.of(unknown),
          (attempt, status) -> {
            if (status != 400) {
              disagreements.add(disagreement(attempt, status));
            }
          });
    }
    together(operation, parameters, client, disagreements);
  }

  /** A value of each required parameter other than this one, which every text is valid for. */
  private static String required(List<Parameter> parameters, Parameter other) {
    return parameters.stream()
        .filter(parameter -> parameter.required() && !parameter.equals(other))
        .map(parameter -> parameter.name() + "=x&")
        .collect(Collectors.joining());
  }

  private static List<String> queryTexts() {
    return Stream.concat(Candidates.TEXTS.stream(), Candidates.CHARACTERS.stream()).toList();
  }

  /** Several parameters: valid if each is valid, and none excludes another. */
  private static void together(
      Operation operation, List<Parameter> parameters, Client client, List<String> disagreements) {
    Random random = new Random(17);
    Draft any = Draft.of(operation);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < COMBINATIONS && parameters.size() > 1; i++) {
      StringBuilder query = new StringBuilder();
      boolean valid = true;
      for (Parameter parameter : parameters) {
        String text = pick(random, Candidates.TEXTS);
        boolean given = !Set.of(CURSOR, "sort", "unread").contains(parameter.name());
        if (given && random.nextBoolean() && text.length() < 300) {
          query.append(query.isEmpty() ? "" : "&").append(parameter.name()).append('=');
          query.append(encoded(text));
          valid &= admits(parameter.schema(), text);
        } else {
          valid &= !parameter.required();
        }
      }
      attempts.add(new Attempt(any.query(query.toString()), valid));
    }
    send(client, attempts, new Verdicts("together", disagreements)::add);
  }

  private static void headers(Operation operation, Client client, List<String> disagreements) {
    Draft any = Draft.of(operation);
    for (Parameter parameter : operation.parameters("header")) {
      Verdicts verdicts = new Verdicts(parameter.name(), disagreements);
      List<Attempt> attempts =
          Stream.concat(Candidates.TEXTS.stream(), Stream.of("\"\u00e9\"", "\u00e9"))
              .map(String::strip)
              .filter(text -> text.length() < 300 && text.chars().allMatch(c -> c < 0x100))
              .map(
                  text ->
                      new Attempt(
                          any.header(parameter.name(), text), admits(parameter.schema(), text)))
              .toList();
      send(client, attempts, verdicts::add);
      verdicts.mustHaveBoth();
    }
  }

  private static void bodies(Operation operation, Client client, List<String> disagreements) {
    Media media = operation.body();
    if (media.node().isMissingNode()) {
      return;
    }
    List<JsonNode> values = new ArrayList<>();
    for (String json : List.of("[]", "1", "null", "\"x\"", "true", "{}", "[{}]")) {
      values.add(Client.exact(json));
    }
    ObjectNode example = (ObjectNode) media.node().path("example");
    JsonNode properties = SPECIFICATION.schemaAt(media.location() + "/schema").path("properties");
    for (String field : Specification.names(properties)) {
      values.add(example.deepCopy().without(field));
      for (JsonNode value : Candidates.VALUES) {
        values.add(example.deepCopy().set(field, value));
      }
    }
    values.add(example.deepCopy().put("unheard_of", 1));
    Random random = new Random(17);
    for (int i = 0; i < COMBINATIONS; i++) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      for (String field : Specification.names(properties)) {
        if (random.nextInt(3) > 0) {
          fields.set(field, fitting(random, media.location(), field));
        }
      }
      values.add(fields);
    }
    Draft any = Draft.of(operation);
    String schema = media.location() + "/schema";
    List<Attempt> attempts =
        values.stream()
            .map(
                value ->
                    new Attempt(any.body(value.toString()), SPECIFICATION.admits(schema, value)))
            .toList();
    Verdicts verdicts = new Verdicts("body", disagreements);
    send(client, attempts, verdicts::add);
    verdicts.mustHaveBoth();
  }

  /** Returns mostly valid values, so that some combinations are valid as a whole. */
  private static JsonNode fitting(Random random, String location, String field) {
    List<JsonNode> values = Candidates.VALUES;
    JsonNode value = pick(random, values);
    String schema = location + "/schema";
    for (int i = 0; i < 60 && random.nextInt(20) > 0; i++) {
      ObjectNode alone = JsonNodeFactory.instance.objectNode().set(field, value);
      String wrong = SPECIFICATION.errorsOf(schema, alone);
      if (!wrong.contains("/" + field)) {
        return value;
      }
      value = pick(random, values);
    }
    return value;
  }

  /** Results of schema and server for one parameter. */
  private static final class Verdicts {
    private final String name;
    private final List<String> disagreements;
    private int valid;
    private int invalid;

    Verdicts(String name, List<String> disagreements) {
      this.name = name;
      this.disagreements = disagreements;
    }

    void add(Attempt attempt, int status) {
      boolean isValid = attempt.valid();
      if (isValid) {
        valid++;
      } else {
        invalid++;
      }
      boolean refused = FORM.contains(status);
      if (isValid == refused && !(name.equals(CURSOR) && isValid)) {
        disagreements.add(disagreement(attempt, status));
      }
    }

    /** Fails if the schema accepts all or none of the candidates, which would test nothing. */
    void mustHaveBoth() {
      assertThat(valid).as("valid values of " + name).isPositive();
      if (!FREE.contains(name)) {
        assertThat(invalid).as("invalid values of " + name).isPositive();
      }
    }
  }

  /**
   * Returns whether the schema of a parameter accepts a text, converted to a number or boolean if
   * the schema requires one.
   */
  private static boolean admits(String location, String text) {
    JsonNode schema = SPECIFICATION.schemaAt(location);
    boolean isList = schema.path("type").asText().equals("array");
    JsonNode of = isList ? SPECIFICATION.resolved(schema.path("items")) : schema;
    JsonNode value;
    if (of.path("type").asText().equals("string")) {
      value = JsonNodeFactory.instance.textNode(text);
    } else if (NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false")) {
      value = Client.exact(text);
    } else {
      value = JsonNodeFactory.instance.textNode(text);
    }
    return SPECIFICATION.admits(
        location, isList ? JsonNodeFactory.instance.arrayNode().add(value) : value);
  }

  /** Sends all requests on one connection, in their order. */
  private static void send(Client client, List<Attempt> attempts, ObjIntConsumer<Attempt> result) {
    List<byte[]> requests = attempts.stream().map(attempt -> attempt.draft().bytes()).toList();
    List<Wire.Response> responses = Pipeline.exchange(client.port(), requests);
    for (int i = 0; i < attempts.size(); i++) {
      result.accept(attempts.get(i), status(attempts.get(i).draft(), responses.get(i)));
    }
  }

  private static int status(Draft draft, Wire.Response response) {
    // The conditions of views have a status of their own; everything else with it depends on data.
    return response.body().contains(ProblemType.INVALID_CONDITIONS.type() + "\"")
        ? 400
        : checked(draft, response.status());
  }

  private static int checked(Draft draft, int status) {
    assertThat(status).as(draft.toString()).isLessThan(500).isNotIn(401, 405);
    assertThat(status == 403 && !draft.operation().path().equals("/api/v1/views/{id}"))
        .as(draft.toString())
        .isFalse();
    return status;
  }

  private static String disagreement(Attempt attempt, int status) {
    Draft draft = attempt.draft();
    String expectation = attempt.valid() ? "the schema admits it" : "the schema refuses it";
    String body = draft.body().length() > 200 ? draft.body().substring(0, 200) : draft.body();
    return expectation
        + ", the server says "
        + status
        + ": "
        + draft.method()
        + " "
        + draft.target()
        + " "
        + draft.headers()
        + " "
        + body;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
