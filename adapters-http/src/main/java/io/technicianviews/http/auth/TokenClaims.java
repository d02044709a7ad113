package io.technicianviews.http.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims of a signed token, each parsed as the type that RFC 7519 defines for it.
 *
 * <p>The JWT library does not parse them: it reports a claim of the wrong type as an invalid
 * signature, and turns a time beyond its range into one in the past. A claim that is null counts as
 * absent.
 */
final class TokenClaims {

  /** The last instant with a year of four digits. */
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(LAST.getEpochSecond());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final ObjectNode claims;

  private TokenClaims(ObjectNode claims) {
    this.claims = claims;
  }

  /** Parses the payload of a token. */
  static TokenClaims parse(String payload) throws InvalidTokenException {
    try {
      if (JSON.readTree(payload) instanceof ObjectNode claims) {
        return new TokenClaims(claims);
      }
    } catch (JsonProcessingException | NumberFormatException e) {
      // Reported below, like JSON that is not an object. BigDecimal has exponents of 32 bits.
    }
    throw new InvalidTokenException("the token's payload is not a JSON object");
  }

  @Nullable String text(String name) throws InvalidTokenException {
    JsonNode claim = claim(name);
    if (claim != null && !claim.isTextual()) {
      throw wrongType(name, claim, "a string");
    }
    return claim == null ? null : claim.textValue();
  }

  /**
   * Returns the strings of a claim that is a string or a list of strings; empty if the claim is
   * absent.
   */
  List<String> texts(String name) throws InvalidTokenException {
    JsonNode claim = claim(name);
    if (claim == null) {
      return List.of();
    }
    if (claim.isTextual()) {
      return List.of(claim.textValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : claim) {
      if (!claim.isArray() || !item.isTextual()) {
        break;
      }
      texts.add(item.textValue());
    }
    if (!claim.isArray() || texts.size() < claim.size()) {
      throw wrongType(name, claim, "a string or a list of strings");
    }
    return texts;
  }

  /**
   * Returns the time of a claim in seconds since 1970, without the fraction; null if the claim is
   * absent. A time beyond {@link #LAST} becomes the instant after it, a negative one becomes 1970.
   */
  @Nullable Instant time(String name) throws InvalidTokenException {
    JsonNode claim = claim(name);
    if (claim == null) {
      return null;
    }
    if (!claim.isNumber()) {
      throw wrongType(name, claim, "a number");
    }
    BigDecimal seconds = claim.decimalValue();
    // Compared before the conversion: 1e999999999 would have a billion digits.
    if (seconds.compareTo(LAST_SECOND) > 0) {
      return LAST.plusNanos(1);
    }
    return seconds.signum() < 0 ? Instant.EPOCH : Instant.ofEpochSecond(seconds.longValue());
  }

  private @Nullable JsonNode claim(String name) {
    JsonNode claim = claims.get(name);
    return claim == null || claim.isNull() ? null : claim;
  }

  private static InvalidTokenException wrongType(String name, JsonNode claim, String expected) {
    String type =
        switch (claim.getNodeType()) {
          case NUMBER -> "a number";
          case STRING -> "a string";
          case BOOLEAN -> "a boolean";
          case ARRAY -> expected.contains("list") ? "a list of other values" : "a list";
          default -> "an object";
        };
    return new InvalidTokenException("the token's " + name + " is " + type + ", not " + expected);
  }
}
