package io.technicianviews.http.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.definition.ConditionError;
import io.technicianviews.domain.definition.ConditionReader;
import io.technicianviews.domain.definition.ReadConditions;
import io.technicianviews.domain.patch.Patch;
import io.technicianviews.json.JsonCase;
import io.technicianviews.json.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a call's body, with the errors found in them. An invalid field is treated as absent, so
 * that all errors of a body are found. Not thread-safe.
 */
public final class JsonBody {

  private final ObjectNode fields;
  private final TreeSet<String> known = new TreeSet<>();
  private final Set<FieldError> errors = new LinkedHashSet<>();
  private final List<FieldError> conditionErrors = new ArrayList<>();

  JsonBody(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * Returns the value of a required field.
   *
   * @param otherwise the result if the field is absent or invalid
   */
  public <T> T required(String name, T otherwise, FieldParser<T> value) {
    if (node(name) == null) {
      wrong(name, "is required");
      return otherwise;
    }
    T read = optional(name, value);
    return read == null ? otherwise : read;
  }

  /** Returns the value of a field that may be absent, but not null. */
  public <T> @Nullable T optional(String name, FieldParser<T> value) {
    JsonNode node = node(name);
    if (node != null && node.isNull()) {
      wrong(name, "must not be null");
      return null;
    }
    return node == null ? null : read(name, node, value);
  }

  /** Returns the value of a field for which null and absence are equivalent. */
  public <T> @Nullable T nullable(String name, FieldParser<T> value) {
    return edit(name, value).of(null);
  }

  /** Returns the patch of a field: unchanged if it is absent, cleared if it is null. */
  public <T> Patch<T> edit(String name, FieldParser<T> value) {
    JsonNode node = node(name);
    if (node == null) {
      return Patch.unchanged();
    }
    return Patch.set(node.isNull() ? null : read(name, node, value));
  }

  /** Returns what an object in a field contains; null if the field is absent or no object. */
  public <T> @Nullable T object(String name, Function<JsonBody, T> parser) {
    JsonBody nested = optional(name, JsonBody::ofObject);
    if (nested == null) {
      return null;
    }
    T value = parser.apply(nested);
    nested
        .errors()
        .forEach(
            error ->
                wrong(name, error.field().isEmpty() ? "" : "." + error.field(), error.detail()));
    return value;
  }

  private static JsonBody ofObject(JsonNode node) throws InvalidFieldException {
    if (node instanceof ObjectNode object) {
      return new JsonBody(object);
    }
    throw new InvalidFieldException("must be an object");
  }

  public boolean has(String name) {
    return node(name) != null;
  }

  /** Returns the conditions in a field; null if it is absent or has errors. */
  public @Nullable Conditions conditions(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    return switch (ConditionReader.read(JsonValues.of(node))) {
      case ReadConditions.Valid(Conditions conditions) -> conditions;
      case ReadConditions.Invalid(List<ConditionError> wrong) -> {
        for (ConditionError error : wrong) {
          String path = error.path().isEmpty() ? name : name + "." + error.path();
          conditionErrors.add(new FieldError(path, error.detail()));
        }
        yield null;
      }
    };
  }

  /** Returns the conditions in a required field; none if they have errors. */
  public Conditions requiredConditions(String name) {
    if (node(name) == null) {
      wrong(name, "is required");
    }
    return Objects.requireNonNullElse(conditions(name), Conditions.NONE);
  }

  /** Returns the errors in conditions, whose status differs from that of other errors. */
  List<FieldError> conditionErrors() {
    return List.copyOf(conditionErrors);
  }

  /** Adds an error if the body has no field at all. */
  public void requireAny() {
    if (fields.isEmpty()) {
      errors.add(new FieldError("", "must name at least one field"));
    }
  }

  /** Returns the errors, after all fields of the call have been read. */
  List<FieldError> errors() {
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!isKnown(name)) {
                errors.add(new FieldError(name, "is not a field of this call"));
              }
            });
    return List.copyOf(errors);
  }

  /** See {@link JsonBodyParser#fingerprint}. */
  public String fingerprint(Context ctx) {
    return JsonBodyParser.fingerprint(ctx, fields);
  }

  /** Describes the fields of the call. */
  String takes() {
    return known.isEmpty()
        ? "Its body has no fields."
        : "Its body has the fields: " + String.join(", ", known) + ".";
  }

  private <T> @Nullable T read(String name, JsonNode node, FieldParser<T> value) {
    try {
      return value.of(node);
    } catch (InvalidFieldException e) {
      wrong(name, e.path(), e.fault());
      return null;
    }
  }

  /** Adds an error under the name that the caller used. */
  public void wrong(String name, String detail) {
    wrong(name, "", detail);
  }

  private void wrong(String name, String path, String detail) {
    String camel = JsonCase.CAMEL.of(name);
    errors.add(new FieldError((fields.has(camel) ? camel : name) + path, detail));
  }

  private @Nullable JsonNode node(String name) {
    String camel = JsonCase.CAMEL.of(name);
    if (known.add(name) && !camel.equals(name) && fields.has(name) && fields.has(camel)) {
      errors.add(new FieldError(name, "is given as " + camel + ", too; use one spelling"));
    }
    return Optional.ofNullable(fields.get(name)).orElse(fields.get(camel));
  }

  private boolean isKnown(String name) {
    return known.stream().anyMatch(it -> it.equals(name) || JsonCase.CAMEL.of(it).equals(name));
  }
}
