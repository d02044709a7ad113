package io.technicianviews.http.internal.signalr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says, as far as a hub without streams has to heed it. */
sealed interface ClientMessage {

  /**
   * A method is called.
   *
   * @param id by which the client knows the answer; null if it wants none
   * @param streaming whether a stream is to come, or to go
   */
  record Invocation(@Nullable String id, String target, List<JsonNode> arguments, boolean streaming)
      implements ClientMessage {}

  /** The client takes its leave. */
  record Closing() implements ClientMessage {}

  /** It is there: a ping, or something that wants no answer. */
  record Other() implements ClientMessage {}

  /** The first message: which protocol is spoken. */
  record Handshake(String protocol, int version) {
    static Handshake of(String record) {
      JsonNode json = Parser.json(record);
      if (!json.path("protocol").isTextual() || !json.path("version").isInt()) {
        throw new ProtocolException(
            "The first message is the handshake {\"protocol\":\"json\",\"version\":1}.");
      }
      return new Handshake(json.path("protocol").textValue(), json.path("version").intValue());
    }
  }

  /**
   * The message in a record.
   *
   * @throws ProtocolException if there is none
   */
  static ClientMessage of(String record) {
    JsonNode json = Parser.json(record);
    JsonNode type = json.path("type");
    if (!type.isInt()) {
      throw new ProtocolException("A message has a type, which is a number.");
    }
    return switch (type.intValue()) {
      case MessageType.INVOCATION -> Parser.invocation(json, json.has("streamIds"));
      case MessageType.STREAM_INVOCATION -> Parser.invocation(json, true);
      case MessageType.CLOSE -> new Closing();
      // A type that is not known yet is for others.
      default -> new Other();
    };
  }

  /** Reads JSON. */
  final class Parser {

    private static final JsonMapper MAPPER =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Parser() {}

    private static JsonNode json(String record) {
      try {
        JsonNode json = MAPPER.readTree(record);
        if (json.isObject()) {
          return json;
        }
      } catch (JsonProcessingException e) {
        // Said below.
      }
      throw new ProtocolException("A message is a JSON object that ends with U+001E.");
    }

    private static Invocation invocation(JsonNode json, boolean streaming) {
      JsonNode id = json.path("invocationId");
      JsonNode target = json.path("target");
      JsonNode arguments = json.path("arguments");
      boolean known = id.isTextual() || id.isNull() || id.isMissingNode();
      if (!known || !target.isTextual() || !arguments.isArray()) {
        throw new ProtocolException(
            "An invocation has a target, which is a string, arguments, which are an array, and"
                + " perhaps an invocationId, which is a string.");
      }
      List<JsonNode> all = new ArrayList<>();
      arguments.forEach(all::add);
      return new Invocation(id.textValue(), target.textValue(), List.copyOf(all), streaming);
    }
  }
}
