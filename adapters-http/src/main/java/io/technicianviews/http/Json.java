package io.technicianviews.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Renders answers. Thread-safe. */
final class Json {

  static final String CONTENT_TYPE = "application/json";

  private final ObjectMapper mapper;

  Json(JsonCase jsonCase) {
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(jsonCase.strategy())
            .addModule(new DomainJson(jsonCase))
            .build();
  }

  byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON for a " + value.getClass().getSimpleName(), e);
    }
  }
}
