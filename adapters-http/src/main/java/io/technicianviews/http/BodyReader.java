package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands bodies: JSON objects, and nothing that merely looks like one. */
final class BodyReader {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final Pattern REMARK =
      Pattern.compile("\\s*\\(start marker at .*", Pattern.DOTALL);

  private BodyReader() {}

  /** The object that a call must bring. */
  static ObjectNode object(Context ctx) {
    if (!isJson(ctx.contentType())) {
      throw new ProblemException(
          Problem.UNSUPPORTED_MEDIA_TYPE,
          "Send JSON, with the header Content-Type: application/json.");
    }
    return parsed(ctx.bodyAsBytes());
  }

  /** What a call brings that needs nothing. */
  static ObjectNode objectOrNothing(Context ctx) {
    return ctx.bodyAsBytes().length == 0 ? JsonNodeFactory.instance.objectNode() : object(ctx);
  }

  /**
   * Tells this call of a caller from others that he may make; the order of fields does not matter.
   */
  static String fingerprint(Context ctx, ObjectNode body) {
    try {
      Map<?, ?> fields = STRICT.convertValue(body, Map.class);
      String call = ctx.method() + " " + ctx.path() + " " + STRICT.writeValueAsString(fields);
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(call.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode parsed(byte[] body) {
    try {
      JsonNode node = STRICT.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new ProblemException(
          Problem.MALFORMED_BODY,
          "The body must be a JSON object, such as {\"subject\": \"...\"}.");
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.MALFORMED_BODY, "The body is not JSON: " + fault(e) + ".");
    } catch (IOException e) {
      throw new ProblemException(Problem.MALFORMED_BODY, "The body could not be read to its end.");
    }
  }

  private static String fault(JsonProcessingException e) {
    var location = e.getLocation();
    // Without the parser's remarks on itself.
    return REMARK.matcher(e.getOriginalMessage()).replaceAll("")
        + (location == null
            ? ""
            : ", at line " + location.getLineNr() + ", column " + location.getColumnNr());
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals(Json.CONTENT_TYPE)
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
