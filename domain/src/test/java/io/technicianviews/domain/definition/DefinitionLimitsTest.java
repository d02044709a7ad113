package io.technicianviews.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.BusinessUnitCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.OlderThan;
import io.technicianviews.domain.condition.RequestCondition.RequesterCondition;
import io.technicianviews.domain.condition.RequestCondition.SubjectContains;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.SortOrder.SortField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every condition and order that can be constructed can be written and read back. */
class DefinitionLimitsTest {

  @Test
  void extremeConditionsAreReadAsTheyWereWritten() {
    List<Condition> extremes =
        List.of(
            new OlderThan(Moment.UPDATED, Duration.ofSeconds(1)),
            new OlderThan(Moment.UPDATED, Limits.MAX_DURATION),
            new OlderThan(Moment.UPDATED, Limits.MAX_DURATION.minusSeconds(1)),
            new DueCondition(new Due.Within(Duration.ofSeconds(86_401))),
            BusinessUnitCondition.of(Operator.IS, List.of(-1L, 1L, Long.MAX_VALUE)),
            new AssigneeCondition(Operator.IS, new Assignee.Technician(Long.MAX_VALUE)),
            new RequesterCondition(Operator.IS, new Requester.Other(1)),
            new WithinDays(Moment.SOLVED, Limits.MAX_DAYS),
            new SubjectContains("x".repeat(Limits.MAX_TEXT)),
            // One more character before normalization.
            new SubjectContains("e\u0301".repeat(Limits.MAX_TEXT)),
            new SubjectContains(" \ud83e\udd8a "));
    for (Condition condition : extremes) {
      Conditions conditions = Conditions.all(condition);
      assertThat(ConditionReader.read(ConditionForm.of(conditions)))
          .isEqualTo(new ReadConditions.Valid(conditions));
    }
  }

  @Test
  void conditionsThatCannotBeReadCannotBeConstructed() {
    List<Supplier<Object>> impossible =
        List.of(
            () -> new OlderThan(Moment.UPDATED, Duration.ofMillis(1500)),
            () -> new Due.Within(Duration.ofNanos(1)),
            () -> BusinessUnitCondition.of(Operator.IS, List.of(0L)),
            () -> BusinessUnitCondition.of(Operator.IS, List.of(-2L)),
            () -> new Assignee.Technician(0),
            () -> new Requester.Other(-1),
            () -> new SubjectContains("a\tb"),
            () -> new SubjectContains("   "),
            () -> new SubjectContains("\ud83e\udd8a "),
            () -> new SubjectContains("e\u0301ab".substring(0, 3)),
            () -> new SubjectContains("abc\ud800"),
            () -> new SubjectContains("abc\u202e"),
            () -> new SubjectContains("x".repeat(Limits.MAX_TEXT + 1)));
    for (Supplier<Object> one : impossible) {
      assertThatThrownBy(one::get).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTextIsInNormalizationFormC() {
    assertThat(new SubjectContains("Cafe\u0301").text()).isEqualTo("Caf\u00e9");
  }

  @Test
  void anOrderThatCanBeConstructedIsReadAsItWasWritten() {
    int orders = 0;
    for (List<SortField> fields : upToTwoFields()) {
      if (SortOrder.isOrder(fields)) {
        SortOrder order = new SortOrder(fields);
        assertThat(SortForm.parse(SortForm.of(order))).contains(order);
        orders++;
      } else {
        assertThatThrownBy(() -> new SortOrder(fields))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("one field, or the priority and another");
      }
    }
    assertThat(orders).isEqualTo(10 + 2 * 8);
  }

  private static List<List<SortField>> upToTwoFields() {
    List<SortField> single = new ArrayList<>();
    for (SortKey key : SortKey.values()) {
      single.add(new SortField(key, false));
      single.add(new SortField(key, true));
    }
    List<List<SortField>> all = new ArrayList<>();
    for (SortField first : single) {
      all.add(List.of(first));
      single.forEach(second -> all.add(List.of(first, second)));
    }
    return all;
  }
}
