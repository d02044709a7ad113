package io.technicianviews.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Reads one value of a body. */
@FunctionalInterface
interface BodyValue<T> {

  /** The value, never null; the node is none of JSON's null. */
  T of(JsonNode node) throws BadValueException;

  BodyValue<Long> ID =
      node -> {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
          throw new BadValueException("must be an id, a positive number");
        }
        return node.longValue();
      };

  BodyValue<SortedSet<Long>> IDS =
      node -> {
        SortedSet<Long> ids = new TreeSet<>();
        if (!node.isArray()) {
          throw new BadValueException("must be a list of ids, such as [3, 8]");
        }
        for (JsonNode id : node) {
          ids.add(ID.of(id));
        }
        return ids;
      };

  BodyValue<Boolean> BOOLEAN =
      node -> {
        if (!node.isBoolean()) {
          throw new BadValueException("must be true or false");
        }
        return node.booleanValue();
      };

  BodyValue<Status> STATUS = numbered(Status.values().length, "status", Status::of);

  BodyValue<Priority> PRIORITY = numbered(Priority.values().length, "priority", Priority::of);

  BodyValue<Role> ROLE =
      node ->
          Arrays.stream(Role.values())
              .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(node.textValue()))
              .findFirst()
              .orElseThrow(() -> new BadValueException("must be requester, technician or admin"));

  /** From the year 1 to 9999, which every storage and reader understands. */
  BodyValue<Instant> INSTANT =
      node -> {
        String fault =
            "must be a time with its offset, in microseconds at the finest, such as"
                + " 2026-11-23T16:05:00Z";
        try {
          OffsetDateTime time = OffsetDateTime.parse(node.isTextual() ? node.textValue() : "");
          Instant instant = time.toInstant();
          int year = instant.atOffset(ZoneOffset.UTC).getYear();
          if (year < 1 || year > 9999 || !instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new BadValueException(fault);
          }
          return instant;
        } catch (DateTimeException e) {
          throw new BadValueException(fault);
        }
      };

  /** A text that the rule accepts, in its normal form. */
  static BodyValue<String> text(TextRule rule) {
    return node -> {
      if (!node.isTextual()) {
        throw new BadValueException("must be a text");
      }
      var violation = rule.violation(node.textValue());
      if (violation.isPresent()) {
        throw new BadValueException(violation.get());
      }
      return TextRule.normalized(node.textValue());
    };
  }

  static BodyValue<String> matching(Pattern pattern, String valid) {
    return node -> {
      if (!node.isTextual() || !pattern.matcher(node.textValue()).matches()) {
        throw new BadValueException("must be " + valid);
      }
      return node.textValue();
    };
  }

  static BodyValue<Integer> number(int min, int max) {
    return node -> {
      if (!node.isIntegralNumber()
          || !node.canConvertToInt()
          || node.intValue() < min
          || node.intValue() > max) {
        throw new BadValueException("must be a number, " + min + " to " + max);
      }
      return node.intValue();
    };
  }

  private static <T> BodyValue<T> numbered(int last, String what, IntFunction<T> of) {
    return node -> {
      try {
        return of.apply(number(1, last).of(node));
      } catch (BadValueException e) {
        throw new BadValueException("must be the id of a " + what + ", 1 to " + last);
      }
    };
  }
}
