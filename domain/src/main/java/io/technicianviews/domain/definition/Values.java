package io.technicianviews.domain.definition;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.text.TagRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readers of the values of conditions. */
final class Values {

  static final String CURRENT_USER = "current_user";
  static final String PARENT = "parent";
  static final String SUBTASK = "subtask";

  /** ISO 8601 in whole days, hours, minutes and seconds, at least one of them. */
  private static final Pattern DURATION =
      Pattern.compile("P(?=.)(\\d{1,5}D)?(T(?=.)(\\d{1,6}H)?(\\d{1,8}M)?(\\d{1,9}S)?)?");

  private static final String CATEGORIES =
      Arrays.stream(StatusCategory.values())
          .map(StatusCategory::wireName)
          .collect(Collectors.joining(", ", "of the categories ", ""));

  private Values() {}

  static Set<Status> statuses(@Nullable Object value) throws InvalidValueException {
    return list(value, "ids of statuses, such as [1, 2]", Values::status);
  }

  static Set<StatusCategory> categories(@Nullable Object value) throws InvalidValueException {
    Set<StatusCategory> categories = new LinkedHashSet<>();
    for (Object element : elements(value, CATEGORIES)) {
      StatusCategory category =
          Arrays.stream(StatusCategory.values())
              .filter(one -> one.wireName().equals(element))
              .findFirst()
              .orElseThrow(() -> invalidList(CATEGORIES));
      categories.add(category);
    }
    return categories;
  }

  static SortedSet<String> tags(@Nullable Object value) throws InvalidValueException {
    SortedSet<String> tags = new TreeSet<>();
    for (Object element : elements(value, "tags")) {
      if (!(element instanceof String tag)) {
        throw invalidList("tags");
      }
      var violation = TagRule.violation(tag);
      if (violation.isPresent()) {
        throw new InvalidValueException("must be a list of tags, each of which " + violation.get());
      }
      tags.add(TagRule.normalized(tag));
    }
    return tags;
  }

  static Set<Priority> priorities(@Nullable Object value) throws InvalidValueException {
    return list(value, "ids of priorities, 1 to 4, such as [1, 2]", id -> Priority.of(exact(id)));
  }

  static SortedSet<Long> units(@Nullable Object value) throws InvalidValueException {
    return new TreeSet<>(
        list(
            value,
            "ids of business units, and " + UnitScope.WITHOUT_UNIT + " for requests without a unit",
            Values::unit));
  }

  private static Status status(long id) {
    return Status.of(exact(id));
  }

  private static Long unit(long id) {
    if (!Limits.isUnit(id)) {
      throw new IllegalArgumentException("not the id of a unit: " + id);
    }
    return id;
  }

  private static int exact(long id) {
    if (id < 0 || id > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    return (int) id;
  }

  /** Reads a list of ids; repeated ones count once. */
  private static <T> Set<T> list(@Nullable Object value, String what, LongFunction<T> of)
      throws InvalidValueException {
    Set<T> values = new LinkedHashSet<>();
    for (Object element : elements(value, what)) {
      OptionalLong number = integer(element);
      if (number.isEmpty()) {
        throw invalidList(what);
      }
      try {
        values.add(of.apply(number.getAsLong()));
      } catch (IllegalArgumentException e) {
        throw invalidList(what);
      }
    }
    return values;
  }

  private static List<?> elements(@Nullable Object value, String what)
      throws InvalidValueException {
    if (value instanceof List<?> elements
        && !elements.isEmpty()
        && elements.size() <= Limits.MAX_VALUES) {
      return elements;
    }
    throw invalidList(what);
  }

  private static InvalidValueException invalidList(String what) {
    return new InvalidValueException("must be a list of 1 to " + Limits.MAX_VALUES + " " + what);
  }

  static Assignee assignee(@Nullable Object value) throws InvalidValueException {
    if (value == null) {
      return Assignee.NOBODY;
    }
    return CURRENT_USER.equals(value)
        ? Assignee.CURRENT_USER
        : new Assignee.Technician(
            personId(value, "the id of a technician, \"current_user\", or null for no assignee"));
  }

  static Requester requester(@Nullable Object value) throws InvalidValueException {
    return CURRENT_USER.equals(value)
        ? Requester.CURRENT_USER
        : new Requester.Other(personId(value, "the id of a person, or \"current_user\""));
  }

  private static long personId(@Nullable Object value, String valid) throws InvalidValueException {
    OptionalLong id = integer(value);
    if (id.isEmpty() || !Limits.isPerson(id.getAsLong())) {
      throw new InvalidValueException("must be " + valid);
    }
    return id.getAsLong();
  }

  /** Whether the value stands for subtasks, not for parents. */
  static boolean isSubtask(@Nullable Object value) throws InvalidValueException {
    if (!PARENT.equals(value) && !SUBTASK.equals(value)) {
      throw new InvalidValueException("must be \"parent\" or \"subtask\"");
    }
    return SUBTASK.equals(value);
  }

  static boolean bool(@Nullable Object value) throws InvalidValueException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new InvalidValueException("must be true or false");
  }

  static int days(@Nullable Object value) throws InvalidValueException {
    OptionalLong days = integer(value);
    if (days.isEmpty() || days.getAsLong() < 1 || days.getAsLong() > Limits.MAX_DAYS) {
      throw new InvalidValueException("must be a number of days, 1 (today) to " + Limits.MAX_DAYS);
    }
    return (int) days.getAsLong();
  }

  static Duration duration(@Nullable Object value) throws InvalidValueException {
    if (value instanceof String text && DURATION.matcher(text).matches()) {
      Duration duration = Duration.parse(text);
      if (Limits.isDuration(duration)) {
        return duration;
      }
    }
    throw new InvalidValueException(
        "must be an ISO 8601 duration such as PT4H or P2D, positive and at most P"
            + Limits.MAX_DURATION.toDays()
            + "D");
  }

  /** The form of a duration: whole days apart from the rest. */
  static String text(Duration duration) {
    Duration rest = duration.minusDays(duration.toDays());
    if (duration.toDays() == 0) {
      return duration.toString();
    }
    return "P" + duration.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }

  static String searchedText(@Nullable Object value) throws InvalidValueException {
    if (!(value instanceof String text)) {
      throw new InvalidValueException("must be a string");
    }
    var violation = Limits.textViolation(text);
    if (violation.isPresent()) {
      throw new InvalidValueException(violation.get());
    }
    return text;
  }

  /** A 64-bit integer; empty if the value is not one. As in JSON Schema, 1.0 is the integer 1. */
  private static OptionalLong integer(@Nullable Object value) {
    return switch (value) {
      case Long number -> OptionalLong.of(number);
      case Integer number -> OptionalLong.of(number);
      case BigDecimal number -> integer(number);
      case null, default -> OptionalLong.empty();
    };
  }

  private static OptionalLong integer(BigDecimal number) {
    // Compared first: 1e999999999 would have a billion digits, and 10e2147483647 has no shorter
    // form.
    if (number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return OptionalLong.empty();
    }
    return number.stripTrailingZeros().scale() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(number.longValueExact());
  }
}
