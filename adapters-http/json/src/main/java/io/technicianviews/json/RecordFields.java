package io.technicianviews.json;

import io.technicianviews.domain.request.RequestSummary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON fields of records: their components, in order. Thread-safe. */
final class RecordFields extends ClassValue<List<RecordFields.Field>> {

  /** A component that only serves to compute other fields. */
  private static final String HIDDEN = "lastRequesterMessage";

  /**
   * A component of a record.
   *
   * @param omittedIfNull whether there is no field for null
   */
  record Field(String snakeName, String camelName, boolean omittedIfNull, Method accessor) {

    String name(JsonCase jsonCase) {
      return jsonCase == JsonCase.CAMEL ? camelName : snakeName;
    }

    @Nullable Object valueIn(Record value) {
      try {
        return accessor.invoke(value);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + accessor, e);
      }
    }
  }

  List<Field> of(Class<?> type) {
    return get(type);
  }

  @Override
  protected List<Field> computeValue(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> type != RequestSummary.class || !component.getName().equals(HIDDEN))
        .map(
            component ->
                new Field(
                    JsonCase.SNAKE.ofComponent(component.getName()),
                    component.getName(),
                    type == Problem.class,
                    component.getAccessor()))
        .toList();
  }
}
