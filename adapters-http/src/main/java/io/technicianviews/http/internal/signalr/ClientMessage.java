package io.technicianviews.http.internal.signalr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Message of a client, as far as a hub without streams supports it. */
sealed interface ClientMessage {

  /**
   * An invocation of a method.
   *
   * @param id the invocation id of the completion; null if the client wants none
   * @param streaming whether the invocation uses streams
   */
  record Invocation(@Nullable String id, String target, List<JsonNode> arguments, boolean streaming)
      implements ClientMessage {}

  /** A close message. */
  record Closing() implements ClientMessage {}

  /** A ping or another message that requires no reply. */
  record Other() implements ClientMessage {}

  /** The handshake, which is the first message. */
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
   * Parses a record.
   *
   * @throws ProtocolException if the record is not a message
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
      // The protocol requires unknown types to be ignored.
      default -> new Other();
    };
  }

  /** Parser of the JSON of messages. */
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
        // Reported below.
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
