package io.technicianviews.http.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Response to a call that created an object, in the form in which it is stored for its idempotency
 * key: a repeated call receives the same response.
 */
public record CreatedResponse(String body, @Nullable String location, @Nullable String tag) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static CreatedResponse of(String text) {
    try {
      return MAPPER.readValue(text, CreatedResponse.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored response cannot be parsed", e);
    }
  }

  public String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
