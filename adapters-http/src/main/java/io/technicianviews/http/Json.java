package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

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
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON for a " + value.getClass().getSimpleName(), e);
    }
  }
}
