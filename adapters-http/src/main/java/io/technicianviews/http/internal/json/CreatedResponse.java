package io.technicianviews.http.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a call that made something, in the form in which it is kept: so that whoever calls
 * again with the same key gets the very same.
 */
public record CreatedResponse(String body, @Nullable String location, @Nullable String tag) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static CreatedResponse of(String text) {
    try {
      return MAPPER.readValue(text, CreatedResponse.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was kept cannot be read", e);
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
