package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Renders answers. Thread-safe. */
final class Json {

  static final String CONTENT_TYPE = "application/json";

  private final JsonCase jsonCase;
  private final ObjectMapper mapper;

  Json(JsonCase jsonCase) {
    this.jsonCase = jsonCase;
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(jsonCase.strategy())
            .addModule(new DomainJson(jsonCase))
            .build();
  }

  JsonCase jsonCase() {
    return jsonCase;
  }

  String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  private static IllegalStateException unwritable(Object value, JsonProcessingException e) {
    return new IllegalStateException("no JSON for a " + value.getClass().getSimpleName(), e);
  }
}
