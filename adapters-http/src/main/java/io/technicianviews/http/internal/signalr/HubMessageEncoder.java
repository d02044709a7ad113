package io.technicianviews.http.internal.signalr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encoder of the hub's messages. The protocol defines their field names; fields within arguments
 * have the naming convention of the server.
 *
 * @param json encodes a value as JSON
 */
record HubMessageEncoder(Function<Object, String> json) {

  String handshake() {
    return record(Map.of());
  }

  String handshakeRefused(String error) {
    return record(Map.of("error", error));
  }

  String ping() {
    return record(Map.of("type", MessageType.PING));
  }

  String invocation(String target, Object... arguments) {
    Map<String, Object> message = message(MessageType.INVOCATION);
    message.put("target", target);
    message.put("arguments", List.of(arguments));
    return record(message);
  }

  /** Returns the completion of a method without a result. */
  String completion(String invocationId) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("type", MessageType.COMPLETION);
    message.put("invocationId", invocationId);
    message.put("result", null);
    return record(message);
  }

  String failure(String invocationId, String error) {
    Map<String, Object> message = message(MessageType.COMPLETION);
    message.put("invocationId", invocationId);
    message.put("error", error);
    return record(message);
  }

  /**
   * @param error the reason; null for a regular close
   * @param reconnect whether the client may reconnect automatically
   */
  String close(@Nullable String error, boolean reconnect) {
    Map<String, Object> message = message(MessageType.CLOSE);
    if (error != null) {
      message.put("error", error);
    }
    if (reconnect) {
      message.put("allowReconnect", true);
    }
    return record(message);
  }

  private static Map<String, Object> message(int type) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    return message;
  }

  private String record(Object message) {
    return json.apply(message) + RecordDecoder.SEPARATOR;
  }
}
