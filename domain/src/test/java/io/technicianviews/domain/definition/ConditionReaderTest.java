package io.technicianviews.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.view.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionReaderTest {

  /** Values that are valid for some field. */
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          true,
          1L,
          90,
          new BigDecimal("7.0"),
          new BigDecimal("1e3"),
          "current_user",
          "parent",
          "PT4H",
          "P3DT5M",
          "say \"no\"",
          List.of(1L),
          List.of(2, 1),
          List.of(-1L, 5L),
          List.of("open", "solved"),
          List.of("vpn", "Two-Words"));

  private static Map<String, @Nullable Object> form(
      String field, String operator, @Nullable Object value) {
    Map<String, @Nullable Object> form = new HashMap<>();
    form.put("field", field);
    form.put("operator", operator);
    form.put("value", value);
    return form;
  }

  private static ReadConditions read(Map<String, @Nullable Object> form) {
    return ConditionReader.read(Map.of("all", List.of(form)));
  }

  private static Conditions valid(@Nullable Object form) {
    return switch (ConditionReader.read(form)) {
      case ReadConditions.Valid(Conditions conditions) -> conditions;
      case ReadConditions.Invalid(var errors) -> throw new AssertionError(errors.toString());
    };
  }

  private static List<ConditionError> errors(@Nullable Object form) {
    return ConditionReader.read(form) instanceof ReadConditions.Invalid(var errors)
        ? errors
        : List.of();
  }

  @Test
  void everyOperatorOfEveryFieldAcceptsSomeValueAndIsWrittenAsItWasRead() {
    for (ConditionField field : ConditionField.values()) {
      for (ConditionField.Operation operation : field.operations()) {
        int accepted = 0;
        for (Object value : VALUES) {
          if (read(form(field.wireName(), operation.operator().wireName(), value))
              instanceof ReadConditions.Valid(Conditions conditions)) {
            accepted++;
            assertThat(valid(ConditionForm.of(conditions))).isEqualTo(conditions);
          }
        }
        assertThat(accepted).as(field + " " + operation).isPositive().isLessThan(VALUES.size());
      }
    }
  }

  @Test
  void fieldsSupportOnlyTheirOperators() {
    for (ConditionField field : ConditionField.values()) {
      for (ConditionOperator operator : ConditionOperator.values()) {
        boolean supported = field.operation(operator.wireName()).isPresent();
        List<ConditionError> errors =
            errors(Map.of("any", List.of(form(field.wireName(), operator.wireName(), "?"))));
        assertThat(errors.stream().map(ConditionError::path).toList())
            .as(field + " " + operator)
            .contains(supported ? "any[0].value" : "any[0].operator");
      }
    }
  }

  @Test
  void thePredefinedViewsHaveAForm() {
    for (View view : View.values()) {
      assertThat(valid(ConditionForm.of(view.conditions()))).isEqualTo(view.conditions());
      assertThat(SortForm.parse(SortForm.of(view.order()))).contains(view.order());
    }
  }

  @Test
  void onlyOperationsThatAreMarkedAreForUnsolvedRequestsOnly() {
    for (ConditionField field : ConditionField.values()) {
      for (ConditionField.Operation operation : field.operations()) {
        for (Object value : VALUES) {
          if (read(form(field.wireName(), operation.operator().wireName(), value))
                  instanceof ReadConditions.Valid(Conditions conditions)
              && !conditions.areOfUnsolvedRequests()) {
            assertThat(conditions.unsupportedParts().isEmpty())
                .as(field + " " + operation)
                .isEqualTo(!operation.unsolvedOnly());
          }
        }
      }
    }
  }

  @Test
  void durationsHaveWholeDaysApart() {
    Map<String, String> expected =
        Map.of("PT96H", "P4D", "P1DT90M", "P1DT1H30M", "PT4H", "PT4H", "PT90S", "PT1M30S");
    expected.forEach(
        (read, written) ->
            assertThat(
                    ConditionForm.of(
                            valid(Map.of("all", List.of(form("created", "older_than", read))))
                                .all()
                                .getFirst())
                        .value())
                .isEqualTo(written));
  }

  @Test
  void valuesOutOfRangeAreRejected() {
    Map<String, List<Object>> invalid =
        Map.ofEntries(
            Map.entry(
                "created older_than",
                List.of(
                    "PT0S", "-PT4H", "PT-4H", "P", "PT", "P1DT", "pt4h", "PT0.5S", "P1M",
                    "P3661D")),
            Map.entry(
                "created within_days",
                List.of(0, 91, "7", new BigDecimal("1.5"), new BigDecimal("1e999999999"))),
            Map.entry(
                "subject contains",
                List.of("ab", "x".repeat(101), "a\u0000b", "   ", "\ud800abc", 5)),
            Map.entry(
                "status is",
                List.of(
                    List.of(),
                    List.of(0),
                    List.of(7),
                    List.of("1"),
                    Collections.nCopies(51, 1L),
                    1)),
            Map.entry("priority is", List.of(List.of(5), List.of(0), List.of(Long.MIN_VALUE))),
            Map.entry("business_unit_id is", List.of(List.of(0), List.of(-2))),
            Map.entry(
                "assignee_id is",
                List.of(0, -1, "me", List.of(1L), new BigDecimal("99999999999999999999"))),
            Map.entry(
                "tags any_of",
                List.of(List.of(), List.of("a b"), List.of("a,b"), List.of(1), "vpn")),
            Map.entry("type is", List.of("all", true)),
            Map.entry("unread is", List.of("true", 1)),
            Map.entry("status_category is", List.of(List.of("OPEN"), List.of(1), "open")));
    invalid.forEach(
        (operation, values) -> {
          String[] names = operation.split(" ");
          for (Object value : values) {
            List<ConditionError> errors =
                errors(Map.of("all", List.of(form(names[0], names[1], value))));
            assertThat(errors).as(operation + " " + value).hasSize(1);
            assertThat(errors.getFirst().path()).isEqualTo("all[0].value");
            assertThat(errors.getFirst().detail()).startsWith("must ");
          }
        });
  }

  @Test
  void listsAreLimited() {
    Map<String, @Nullable Object> condition = form("unread", "is", true);
    assertThat(errors(Map.of("all", Collections.nCopies(10, condition)))).isEmpty();
    assertThat(errors(Map.of("all", Collections.nCopies(11, condition), "any", 1)))
        .extracting(ConditionError::path)
        .containsExactly("all", "any");
  }

  @Test
  void anythingElseIsRejectedWithoutAnException() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      Object form = random(random, 4);
      if (ConditionReader.read(form) instanceof ReadConditions.Invalid(var errors)) {
        assertThat(errors).isNotEmpty();
      }
    }
  }

  private static @Nullable Object random(Random random, int depth) {
    return switch (depth == 0 ? 5 : random.nextInt(7)) {
      case 0, 1, 2 -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (String name : List.of("all", "any", "field", "operator", "value", "x", "unknown")) {
          if (random.nextInt(3) > 0) {
            map.put(name, random(random, depth - 1));
          }
        }
        yield map;
      }
      case 3 -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          list.add(random(random, depth - 1));
        }
        yield list;
      }
      case 4 -> {
        ConditionField[] fields = ConditionField.values();
        ConditionField field = fields[random.nextInt(fields.length)];
        yield form(
            field.wireName(),
            field.operations().getFirst().operator().wireName(),
            random(random, 0));
      }
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }
}
