package io.technicianviews.http.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversion of JSON to maps, lists and values. */
final class JsonValues {

  private JsonValues() {}

  /** Returns a map, list, string, {@link java.math.BigDecimal}, boolean or null. */
  static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> node.textValue();
      case NUMBER -> node.decimalValue();
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
    return map;
  }

  private static List<@Nullable Object> array(JsonNode node) {
    List<@Nullable Object> list = new ArrayList<>();
    node.forEach(element -> list.add(of(element)));
    return list;
  }
}
