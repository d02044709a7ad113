package io.technicianviews.http.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.text.TextRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Parser of one field of a body. */
@FunctionalInterface
public interface FieldParser<T> {

  /**
   * Parses a value.
   *
   * @param node never JSON's null
   * @throws InvalidFieldException if the value is invalid
   */
  T of(JsonNode node) throws InvalidFieldException;

  FieldParser<Long> ID =
      node -> {
        OptionalLong id = integer(node);
        if (id.isEmpty() || id.getAsLong() < 1) {
          throw new InvalidFieldException("must be an id, a positive number");
        }
        return id.getAsLong();
      };

  FieldParser<SortedSet<Long>> IDS =
      node -> {
        if (!node.isArray()) {
          throw new InvalidFieldException("must be a list of ids, such as [3, 8]");
        }
        return new TreeSet<>(elements(node, ID));
      };

  FieldParser<SortedSet<String>> TAGS =
      node -> {
        if (!node.isArray() || node.size() > TagRule.MAX_TAGS) {
          throw new InvalidFieldException(
              "must be a list of at most " + TagRule.MAX_TAGS + " tags, such as [\"vpn\"]");
        }
        return new TreeSet<>(elements(node, FieldParser::tag));
      };

  FieldParser<Boolean> BOOLEAN =
      node -> {
        if (!node.isBoolean()) {
          throw new InvalidFieldException("must be true or false");
        }
        return node.booleanValue();
      };

  FieldParser<Status> STATUS =
      node -> {
        OptionalLong id = integer(node);
        if (id.isEmpty()
            || id.getAsLong() != (int) id.getAsLong()
            || !Status.isValidId((int) id.getAsLong())) {
          throw new InvalidFieldException(
              "must be the id of a status, as listed by /api/v1/statuses");
        }
        return Status.of((int) id.getAsLong());
      };

  FieldParser<Priority> PRIORITY = constant(Priority.values().length, "priority", Priority::of);

  FieldParser<Role> ROLE = named(Role.values());

  FieldParser<Activity> ACTIVITY = named(Activity.values());

  FieldParser<StatusCategory> STATUS_CATEGORY = named(StatusCategory.values());

  /** Returns the parser of the names of constants, in lower case. */
  private static <E extends Enum<E>> FieldParser<E> named(E[] constants) {
    Map<String, E> byName = new LinkedHashMap<>();
    for (E constant : constants) {
      byName.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    List<String> names = List.copyOf(byName.keySet());
    String valid = String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    return node -> {
      E constant = node.isTextual() ? byName.get(node.textValue()) : null;
      if (constant == null) {
        throw new InvalidFieldException("must be " + valid);
      }
      return constant;
    };
  }

  /** RFC 3339 with at most microsecond precision; the year in UTC is certainly 1 to 9999. */
  Pattern DATE_TIME =
      Pattern.compile(
          "(?!0000|0001-01-01.*\\+|9999-12-31.*-[0-9]{2}:[0-9]{2}$)"
              + "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-5][0-9]([.][0-9]{1,6}0{0,3})?"
              + "([Zz]|[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00)");

  /** An instant in the years 1 to 9999, which every storage and client supports. */
  FieldParser<Instant> INSTANT =
      node -> {
        String fault =
            "must be a time with its offset and at most microsecond precision, such as"
                + " 2026-11-23T16:05:00Z";
        if (!node.isTextual() || !DATE_TIME.matcher(node.textValue()).matches()) {
          throw new InvalidFieldException(fault);
        }
        try {
          return OffsetDateTime.parse(node.textValue()).toInstant();
        } catch (DateTimeException e) {
          throw new InvalidFieldException(fault);
        }
      };

  /** Returns the parser of a text that the rule accepts; it normalizes the text. */
  static FieldParser<String> text(TextRule rule) {
    return node -> {
      if (!node.isTextual()) {
        throw new InvalidFieldException("must be a string");
      }
      var violation = rule.violation(node.textValue());
      if (violation.isPresent()) {
        throw new InvalidFieldException(violation.get());
      }
      return TextRule.normalized(node.textValue());
    };
  }

  /**
   * Parses the elements of a list.
   *
   * @throws InvalidFieldException with the index of the first invalid element
   */
  static <T> List<T> elements(JsonNode list, FieldParser<T> element) throws InvalidFieldException {
    List<T> values = new ArrayList<>();
    for (JsonNode node : list) {
      try {
        values.add(element.of(node));
      } catch (InvalidFieldException e) {
        throw e.in(values.size());
      }
    }
    return values;
  }

  private static String tag(JsonNode node) throws InvalidFieldException {
    if (!node.isTextual()) {
      throw new InvalidFieldException("must be a string");
    }
    var violation = TagRule.violation(node.textValue());
    if (violation.isPresent()) {
      throw new InvalidFieldException(violation.get());
    }
    return TagRule.normalized(node.textValue());
  }

  static FieldParser<String> matching(Pattern pattern, String valid) {
    return node -> {
      if (!node.isTextual() || !pattern.matcher(node.textValue()).matches()) {
        throw new InvalidFieldException("must be " + valid);
      }
      return node.textValue();
    };
  }

  static FieldParser<Integer> number(int min, int max) {
    return node -> {
      OptionalLong number = integer(node);
      if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
        throw new InvalidFieldException("must be a number, " + min + " to " + max);
      }
      return (int) number.getAsLong();
    };
  }

  /**
   * Parses a 64-bit integer; empty if it is not one. As in JSON Schema, 1.0 and 1e0 are the integer
   * 1.
   */
  private static OptionalLong integer(JsonNode node) {
    if (!node.isNumber()) {
      return OptionalLong.empty();
    }
    BigDecimal number = node.decimalValue();
    // Compared first: 1e999999999 would have a billion digits, and 10e2147483647 has no shorter
    // form.
    if (number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return OptionalLong.empty();
    }
    return number.stripTrailingZeros().scale() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(number.longValueExact());
  }

  private static <T> FieldParser<T> constant(int last, String what, IntFunction<T> of) {
    return node -> {
      try {
        return of.apply(number(1, last).of(node));
      } catch (InvalidFieldException e) {
        throw new InvalidFieldException("must be the id of a " + what + ", 1 to " + last);
      }
    };
  }
}
