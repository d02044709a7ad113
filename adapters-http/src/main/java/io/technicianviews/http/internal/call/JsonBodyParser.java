package io.technicianviews.http.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.technicianviews.http.internal.json.Digests;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.route.BasePath;
import io.technicianviews.json.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** Strict parser of bodies, which are JSON objects. */
final class JsonBodyParser {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Details about the parser's source, and the limits' names in it. */
  private static final Pattern REMARK =
      Pattern.compile("\\s*\\(start marker at .*|, from `[^`]*`", Pattern.DOTALL);

  /** A message about a deviation from the standard that a parser's feature would allow. */
  private static final Pattern FEATURE = Pattern.compile("`\\w*Feature\\.|Feature '");

  private JsonBodyParser() {}

  /** Parses a required body. */
  static ObjectNode object(Context ctx) {
    return object(ctx, RequestBody.bytes(ctx));
  }

  /** Parses a body that may be empty. */
  static ObjectNode objectOrNothing(Context ctx) {
    byte[] body = RequestBody.bytes(ctx);
    return body.length == 0 ? JsonNodeFactory.instance.objectNode() : object(ctx, body);
  }

  private static ObjectNode object(Context ctx, byte[] body) {
    return parsed(RequestBody.text(ctx, body));
  }

  /**
   * Returns a digest that identifies the content of a call; the order of fields does not matter.
   */
  static String fingerprint(Context ctx, ObjectNode body) {
    try {
      Map<?, ?> fields = STRICT.convertValue(body, Map.class);
      String call =
          ctx.method() + " " + BasePath.relative(ctx) + " " + STRICT.writeValueAsString(fields);
      return HexFormat.of()
          .formatHex(Digests.sha256().digest(call.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode parsed(String body) {
    try {
      JsonNode node = STRICT.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new ProblemException(
          ProblemType.MALFORMED_BODY,
          "The body must be a JSON object, such as {\"subject\": \"...\"}.");
    } catch (JsonProcessingException e) {
      throw new ProblemException(
          ProblemType.MALFORMED_BODY, "The body is not JSON: " + fault(e) + ".");
    } catch (NumberFormatException e) {
      // Thrown by BigDecimal, whose exponents have 32 bits.
      throw new ProblemException(
          ProblemType.MALFORMED_BODY, "The body contains a number with too large an exponent.");
    }
  }

  private static String fault(JsonProcessingException e) {
    var location = e.getLocation();
    return message(e)
        + (location == null
            ? ""
            : ", at line " + location.getLineNr() + ", column " + location.getColumnNr());
  }

  /** Returns the parser's message, without the names of its classes and features. */
  private static String message(JsonProcessingException e) {
    if (e instanceof MismatchedInputException) {
      return "more follows after the object, send a single one";
    }
    String message = REMARK.matcher(e.getOriginalMessage()).replaceAll("");
    return FEATURE.matcher(message).find()
        ? "send standard JSON, without comments, NaN, Infinity, signs as + and other extensions"
        : message;
  }
}
