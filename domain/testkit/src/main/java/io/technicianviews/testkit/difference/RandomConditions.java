package io.technicianviews.testkit.difference;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random conditions of views that refer to the data of a {@link RandomDesk}. The same seed
 * generates the same conditions. Not thread-safe.
 */
public final class RandomConditions {

  private static final long UNKNOWN = Long.MAX_VALUE;
  private static final int LISTED_SUBJECTS = 20;

  private final RandomSource randomSource;
  private final List<Long> units;
  private final List<Long> people;
  private final List<String> texts;

  /** Creates conditions on the data of a helpdesk. */
  public RandomConditions(RandomDesk desk, long seed) {
    randomSource = new RandomSource(seed);
    units =
        Stream.concat(
                desk.units().stream().map(BusinessUnit::id),
                Stream.of(UnitScope.WITHOUT_UNIT, UNKNOWN))
            .toList();
    people = Stream.concat(desk.people().stream().map(Person::id), Stream.of(UNKNOWN)).toList();
    texts =
        desk.requests().stream()
            .map(request -> request.subject())
            .filter(subject -> subject.codePointCount(0, subject.length()) > Limits.MIN_TEXT)
            .limit(LISTED_SUBJECTS)
            .toList();
  }

  /** Returns conditions that a view can have. */
  public Conditions next() {
    Conditions conditions;
    do {
      conditions = new Conditions(some(randomSource.below(4)), some(randomSource.below(3)));
      if (randomSource.percent(40)) {
        List<Condition> all = new ArrayList<>(conditions.all());
        all.add(CellCondition.StatusCategoryCondition.UNSOLVED);
        conditions = new Conditions(all, conditions.any());
      }
    } while (conditions.countMethod().isEmpty());
    return conditions;
  }

  /** Returns an order that a view with these conditions can have. */
  public SortOrder order(Conditions conditions) {
    SortOrder order;
    do {
      List<SortOrder.SortField> fields = new ArrayList<>();
      if (randomSource.percent(25)) {
        fields.add(field(SortKey.PRIORITY));
      }
      SortOrder.SortField other = field(randomSource.one(List.of(SortKey.values())));
      if (fields.isEmpty() || other.key() != SortKey.PRIORITY) {
        fields.add(other);
      }
      order = new SortOrder(fields);
    } while (order.unsupportedPart(conditions).isPresent());
    return order;
  }

  private SortOrder.SortField field(SortKey key) {
    return new SortOrder.SortField(key, randomSource.percent(50));
  }

  private List<Condition> some(int number) {
    return Stream.generate(this::one).limit(number).toList();
  }

  private Condition one() {
    Operator operator = randomSource.one(List.of(Operator.values()));
    return switch (randomSource.below(13)) {
      case 0 -> new CellCondition.StatusCondition(operator, some(3, GeneratedBatch.STATUSES));
      case 1 ->
          new CellCondition.StatusCategoryCondition(
              operator, some(3, List.of(StatusCategory.values())));
      case 2 -> new CellCondition.PriorityCondition(operator, some(2, List.of(Priority.values())));
      case 3 ->
          CellCondition.BusinessUnitCondition.of(operator, some(randomSource.between(1, 5), units));
      case 4, 5 -> new CellCondition.AssigneeCondition(operator, assignee());
      case 6 -> new CellCondition.TypeCondition(randomSource.percent(50));
      case 7 -> new CellCondition.OpenSubtasksCondition(randomSource.percent(50));
      case 8, 9 ->
          new CellCondition.WithinDays(
              randomSource.one(List.of(Moment.values())),
              randomSource.one(List.of(1, 2, 7, 8, 30, Limits.MAX_DAYS)));
      case 10 ->
          new RequestCondition.OlderThan(
              randomSource.one(List.of(Moment.CREATED, Moment.UPDATED)), duration());
      case 11 -> new RequestCondition.DueCondition(due());
      default -> ofPeopleAndTexts(operator);
    };
  }

  private Condition ofPeopleAndTexts(Operator operator) {
    return switch (randomSource.below(texts.isEmpty() ? 3 : 4)) {
      case 0 -> new RequestCondition.UnreadCondition(randomSource.percent(70));
      case 1 ->
          new RequestCondition.RequesterCondition(
              operator,
              randomSource.percent(20)
                  ? Requester.CURRENT_USER
                  : new Requester.Other(randomSource.one(people)));
      case 2 ->
          new RequestCondition.TagsCondition(operator, new TreeSet<>(some(3, RandomTexts.TAGS)));
      default -> new RequestCondition.SubjectContains(text());
    };
  }

  private String text() {
    String subject = randomSource.one(texts);
    return subject.substring(0, subject.offsetByCodePoints(0, Limits.MIN_TEXT));
  }

  private Due due() {
    return switch (randomSource.below(3)) {
      case 0 -> Due.OVERDUE;
      case 1 -> Due.NONE;
      default -> new Due.Within(duration());
    };
  }

  private Duration duration() {
    return randomSource.percent(50)
        ? Duration.ofHours(randomSource.between(1, 48))
        : Duration.ofDays(randomSource.between(1, 10));
  }

  private Assignee assignee() {
    return switch (randomSource.below(5)) {
      case 0 -> Assignee.NOBODY;
      case 1, 2 -> Assignee.CURRENT_USER;
      default -> new Assignee.Technician(randomSource.one(people));
    };
  }

  private <T> Set<T> some(int atMost, List<T> of) {
    return randomSource.some(randomSource.between(1, atMost), of).stream()
        .collect(Collectors.toSet());
  }
}
