package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.technicianviews.http.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The published OpenAPI document. */
final class Specification {

  /** A schema of a body, with its location in the document. */
  record Media(String location, JsonNode node) {}

  /** Fails if a key is given twice, of which other parsers take the last. */
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String HERE = "https://technicianviews.example/openapi";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Specification(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(HERE, document.toString())));
  }

  static Specification published() {
    try (InputStream in = Specification.class.getResourceAsStream("openapi.yaml")) {
      return new Specification(MAPPER.readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the references to what the document does not contain. */
  List<String> brokenReferences() {
    return document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }

  String info() {
    return document.at("/info/description").asText();
  }

  Set<String> paths() {
    return names(document.at("/paths"));
  }

  /** Returns the paths that have this method, given in lower case. */
  Set<String> paths(String method) {
    return paths().stream()
        .filter(path -> !operation(method, path).isMissingNode())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  JsonNode operation(String method, String path) {
    return document.at("/paths/" + escaped(path) + "/" + method);
  }

  JsonNode schema(String name) {
    return document.at("/components/schemas/" + name);
  }

  /** Returns the names of the query parameters of a call. */
  Set<String> queryParameters(String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation("get", path).path("parameters")) {
      JsonNode resolved = resolved(parameter);
      if (resolved.path("in").asText().equals("query")) {
        names.add(resolved.path("name").asText());
      }
    }
    return names;
  }

  /**
   * A parameter of a call.
   *
   * @param in path, query or header
   * @param required whether a call must have it
   * @param schema location of its schema in the document
   */
  record Parameter(String in, String name, boolean required, String schema) {}

  /** Returns the parameters of an operation. */
  List<Parameter> parametersOf(String method, String path) {
    List<Parameter> found = new ArrayList<>();
    JsonNode parameters = operation(method, path).path("parameters");
    for (int i = 0; i < parameters.size(); i++) {
      JsonNode parameter = parameters.path(i);
      String location =
          parameter.has("$ref")
              ? parameter.path("$ref").asText().substring(1)
              : "/paths/" + escaped(path) + "/" + method + "/parameters/" + i;
      JsonNode resolved = document.at(location);
      found.add(
          new Parameter(
              resolved.path("in").asText(),
              resolved.path("name").asText(),
              resolved.path("required").asBoolean(),
              location + "/schema"));
    }
    return found;
  }

  /** Returns the schema of an operation's JSON body; the node is missing if there is none. */
  Media requestBody(String method, String path) {
    String location =
        "/paths/" + escaped(path) + "/" + method + "/requestBody/content/application~1json";
    return new Media(location, document.at(location));
  }

  /** Returns the schema at this location, with references resolved. */
  JsonNode schemaAt(String location) {
    return resolved(document.at(location));
  }

  /** Returns the violations of the schema at this location by a value. */
  String errorsOf(String location, JsonNode value) {
    return errorsAt(location, value.toString()).toString();
  }

  /** Returns whether the schema at this location accepts a value. */
  boolean admits(String location, JsonNode value) {
    return errorsAt(location, value.toString()).isEmpty();
  }

  /** Returns the names of all parameters of an operation. */
  Set<String> parameters(String method, String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation(method, path).path("parameters")) {
      names.add(resolved(parameter).path("name").asText());
    }
    return names;
  }

  /** Returns the schema of the response to a GET with this status. */
  Media response(String path, int status, String contentType) {
    return response("get", path, status, contentType);
  }

  /** Returns the schema of the response to a call of this method with this status. */
  Media response(String method, String path, int status, String contentType) {
    String responses = "/paths/" + escaped(path) + "/" + method + "/responses/";
    String code = Integer.toString(status);
    return media(
        responses + (document.at(responses + code).isMissingNode() ? "default" : code),
        contentType);
  }

  /** Returns all bodies with an example. */
  List<Media> examples() {
    List<Media> found = new ArrayList<>();
    collect("", document, found);
    return found;
  }

  /** Returns the violations of the schema by a body. */
  List<Error> errors(Media media, String body) {
    return errorsAt(media.location() + "/schema", body);
  }

  /** Returns the violations of the schema of this name by JSON. */
  List<Error> errors(String schema, String json) {
    return errorsAt("/components/schemas/" + schema, json);
  }

  private List<Error> errorsAt(String location, String body) {
    Schema schema = schemas.getSchema(SchemaLocation.of(HERE + "#" + location));
    Consumer<ExecutionContext> formats =
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true));
    return schema.validate(body, InputFormat.JSON, formats);
  }

  /** Returns the body of a response after checking its status and schema. */
  JsonNode checked(String method, String template, HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    Media media = response(method, template, status, Json.CONTENT_TYPE);
    assertThat(errors(media, response.body())).as(response.body()).isEmpty();
    return Client.json(response);
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private Media media(String response, String contentType) {
    JsonNode node = document.at(response);
    String location = node.has("$ref") ? node.path("$ref").asText().substring(1) : response;
    String media = location + "/content/" + escaped(contentType);
    return new Media(media, document.at(media));
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static void collect(String location, JsonNode node, List<Media> found) {
    if (node.has("schema") && node.has("example")) {
      found.add(new Media(location, node));
    }
    node.fieldNames()
        .forEachRemaining(name -> collect(location + "/" + escaped(name), node.path(name), found));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
