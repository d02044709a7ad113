package io.technicianviews.http.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.TechnicianViewsJackson2Module;
import java.time.Instant;

/** JSON encoder of responses: of the API's types, and of this module's own records. Thread-safe. */
public final class Json {

  public static final String CONTENT_TYPE = "application/json";

  private final JsonCase jsonCase;
  private final ObjectMapper mapper;

  public Json(JsonCase jsonCase) {
    this.jsonCase = jsonCase;
    mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(strategy(jsonCase))
            .addModule(new TechnicianViewsJackson2Module(jsonCase))
            .addModule(
                new SimpleModule("instants")
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();
  }

  private static PropertyNamingStrategy strategy(JsonCase jsonCase) {
    return switch (jsonCase) {
      case SNAKE -> PropertyNamingStrategies.SNAKE_CASE;
      case CAMEL -> PropertyNamingStrategies.LOWER_CAMEL_CASE;
    };
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
