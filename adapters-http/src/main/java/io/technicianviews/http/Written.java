package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a call that made something, in the form in which it is kept: so that whoever calls
 * again with the same key gets the very same.
 */
record Written(String body, @Nullable String location, @Nullable String tag) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Written of(String text) {
    try {
      return MAPPER.readValue(text, Written.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that was kept cannot be read", e);
    }
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
