package io.technicianviews.http.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.technicianviews.http.JsonCase;

/** JSON encoder of responses. Thread-safe. */
public final class Json {

  public static final String CONTENT_TYPE = "application/json";

  private final JsonCase jsonCase;
  private final ObjectMapper mapper;

  public Json(JsonCase jsonCase) {
    this.jsonCase = jsonCase;
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(jsonCase.strategy())
            .addModule(new DomainModule(jsonCase))
            .build();
  }

  public JsonCase jsonCase() {
    return jsonCase;
  }

  public String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  private static IllegalStateException unwritable(Object value, JsonProcessingException e) {
    return new IllegalStateException(
        "cannot render as JSON: " + value.getClass().getSimpleName(), e);
  }
}
