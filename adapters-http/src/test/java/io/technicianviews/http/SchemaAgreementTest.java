package io.technicianviews.http;

import static io.technicianviews.http.DraftRequest.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.technicianviews.http.SchemaAgreement.Attempt;
import io.technicianviews.http.Specification.Media;
import io.technicianviews.http.Specification.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Generated requests: for every parameter, header and field of every operation, the schema and the
 * server must accept and reject the same values.
 */
class SchemaAgreementTest {

  private static final Specification SPECIFICATION = PublishedOperation.SPECIFICATION;

  /** Paths that only accept web sockets. */
  private static final String HUB = "/hubs/tickets";

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final int COMBINATIONS = 150;

  @TestFactory
  Stream<DynamicTest> schemaAndServerAgree() {
    return Stream.of("get", "post", "put", "patch", "delete")
        .flatMap(
            method ->
                SPECIFICATION.paths(method).stream()
                    .filter(path -> !path.equals(HUB))
                    .map(path -> new PublishedOperation(method, path)))
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> agree(operation)));
  }

  private static void agree(PublishedOperation operation) {
    try (Client client = Client.of(SampleDesk.desk())) {
      SchemaAgreement agreement = new SchemaAgreement(client);
      paths(operation, agreement);
      queries(operation, agreement);
      headers(operation, agreement);
      bodies(operation, agreement);
      agreement.assertNoDisagreement();
    }
  }

  private static void paths(PublishedOperation operation, SchemaAgreement agreement) {
    DraftRequest any = DraftRequest.of(operation);
    for (Parameter parameter : operation.parameters("path")) {
      List<Attempt> attempts =
          Candidates.TEXTS.stream()
              .filter(text -> !text.isEmpty() && text.length() < 300)
              .map(
                  text ->
                      new Attempt(
                          any.path(parameter.name(), text), admits(parameter.schema(), text)))
              .toList();
      agreement.checkPath(attempts);
    }
  }

  private static void queries(PublishedOperation operation, SchemaAgreement agreement) {
    DraftRequest any = DraftRequest.of(operation);
    List<Parameter> parameters = operation.parameters("query");
    for (Parameter parameter : parameters) {
      String start = required(parameters, parameter) + parameter.name() + "=";
      List<Attempt> attempts =
          queryTexts().stream()
              .filter(text -> text.length() < 300)
              .map(
                  text ->
                      new Attempt(
                          any.query(start + encoded(text)), admits(parameter.schema(), text)))
              .toList();
      agreement.check(parameter.name(), attempts);
    }
    if (operation.path().startsWith("/api/v1/")) {
      agreement.checkUnknown(any.query("unheard_of=1"));
    }
    together(operation, parameters, agreement);
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
      PublishedOperation operation, List<Parameter> parameters, SchemaAgreement agreement) {
    Random random = new Random(17);
    DraftRequest any = DraftRequest.of(operation);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < COMBINATIONS && parameters.size() > 1; i++) {
      StringBuilder query = new StringBuilder();
      boolean valid = true;
      for (Parameter parameter : parameters) {
        String text = pick(random, Candidates.TEXTS);
        boolean given =
            !Set.of(SchemaAgreement.CURSOR, "sort", "unread").contains(parameter.name());
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
    agreement.checkCombinations(attempts);
  }

  private static void headers(PublishedOperation operation, SchemaAgreement agreement) {
    DraftRequest any = DraftRequest.of(operation);
    for (Parameter parameter : operation.parameters("header")) {
      List<Attempt> attempts =
          Stream.concat(Candidates.TEXTS.stream(), Stream.of("\"\u00e9\"", "\u00e9"))
              .map(String::strip)
              .filter(text -> text.length() < 300 && text.chars().allMatch(c -> c < 0x100))
              .map(
                  text ->
                      new Attempt(
                          any.header(parameter.name(), text), admits(parameter.schema(), text)))
              .toList();
      agreement.check(parameter.name(), attempts);
    }
  }

  private static void bodies(PublishedOperation operation, SchemaAgreement agreement) {
    Media media = operation.body();
    if (media.node().isMissingNode()) {
      return;
    }
    DraftRequest any = DraftRequest.of(operation);
    String schema = media.location() + "/schema";
    List<Attempt> attempts =
        Stream.of(otherThanObjects(), changedFields(media), combinations(media))
            .flatMap(List::stream)
            .map(
                value ->
                    new Attempt(any.body(value.toString()), SPECIFICATION.admits(schema, value)))
            .toList();
    agreement.check("body", attempts);
  }

  private static List<JsonNode> otherThanObjects() {
    return Stream.of("[]", "1", "null", "\"x\"", "true", "{}", "[{}]").map(Client::exact).toList();
  }

  /** The example with one field removed, replaced or added. */
  private static List<JsonNode> changedFields(Media media) {
    List<JsonNode> values = new ArrayList<>();
    ObjectNode example = (ObjectNode) media.node().path("example");
    for (String field : fields(media)) {
      values.add(example.deepCopy().without(field));
      for (JsonNode value : Candidates.VALUES) {
        values.add(example.deepCopy().set(field, value));
      }
    }
    values.add(example.deepCopy().put("unheard_of", 1));
    return values;
  }

  private static List<JsonNode> combinations(Media media) {
    List<JsonNode> values = new ArrayList<>();
    Random random = new Random(17);
    for (int i = 0; i < COMBINATIONS; i++) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (String field : fields(media)) {
        if (random.nextInt(3) > 0) {
          object.set(field, fitting(random, media.location(), field));
        }
      }
      values.add(object);
    }
    return values;
  }

  private static Iterable<String> fields(Media media) {
    return Specification.names(
        SPECIFICATION.schemaAt(media.location() + "/schema").path("properties"));
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

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
