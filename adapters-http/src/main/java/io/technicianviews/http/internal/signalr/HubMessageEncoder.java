package io.technicianviews.http.internal.signalr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders what the hub says. The names of the protocol are its own; those inside of arguments are
 * as all names of this server.
 *
 * @param json renders a value
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

  /** Of a method that gives nothing back. */
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
   * @param error null if the connection ends as it should
   * @param reconnect whether the client may try again by itself
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
