package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes administration log entries for the differences between two states of the data. */
final class AdminRecorder {

  private final IdSequences idSequences;
  private final @Nullable Long by;
  private final Instant at;
  private final DeskData data;

  AdminRecorder(IdSequences idSequences, @Nullable Long by, Instant at, DeskData data) {
    this.idSequences = idSequences;
    this.by = by;
    this.at = at;
    this.data = data;
  }

  /** Appends an entry for each difference from an earlier state. */
  void record(DeskData before) {
    compare(before.units, data.units, this::unit);
    compare(before.people, data.people, this::person);
    compare(before.statuses, data.statuses, this::status);
    compare(before.priorities, data.priorities, this::priority);
    new ViewRecorder(this::add).record(before.views, data.views);
  }

  private interface Comparison<V> {
    void compare(long id, @Nullable V before, V after);
  }

  private static <K extends Number, V> void compare(
      Map<K, V> before, Map<K, V> after, Comparison<V> comparison) {
    after.forEach((id, value) -> comparison.compare(id.longValue(), before.get(id), value));
  }

  private void unit(long id, @Nullable BusinessUnit before, BusinessUnit after) {
    add(Subject.BUSINESS_UNIT, id, Attribute.NAME, before, after, BusinessUnit::name);
  }

  private void person(long id, @Nullable Person before, Person after) {
    add(Subject.PERSON, id, Attribute.FULL_NAME, before, after, Person::fullName);
    add(
        Subject.PERSON,
        id,
        Attribute.ROLE,
        before,
        after,
        person -> person.role().name().toLowerCase(Locale.ROOT));
    add(Subject.PERSON, id, Attribute.ACTIVE, before, after, Person::active);
    SortedSet<Long> former = before == null ? Collections.emptySortedSet() : before.businessUnits();
    former.stream()
        .filter(unit -> !after.businessUnits().contains(unit))
        .forEach(unit -> add(Subject.PERSON, id, Attribute.BUSINESS_UNIT, unit.toString(), null));
    after.businessUnits().stream()
        .filter(unit -> !former.contains(unit))
        .forEach(unit -> add(Subject.PERSON, id, Attribute.BUSINESS_UNIT, null, unit.toString()));
  }

  private void status(long id, @Nullable StatusDefinition before, StatusDefinition after) {
    add(Subject.STATUS, id, Attribute.NAME, before, after, status -> status.label().name());
    add(Subject.STATUS, id, Attribute.COLOR, before, after, status -> status.label().color());
    add(
        Subject.STATUS,
        id,
        Attribute.CATEGORY,
        before,
        after,
        status -> status.status().category().wireName());
    add(Subject.STATUS, id, Attribute.POSITION, before, after, StatusDefinition::position);
    add(Subject.STATUS, id, Attribute.ACTIVE, before, after, StatusDefinition::active);
  }

  private void priority(long id, @Nullable PriorityLabel before, PriorityLabel after) {
    add(Subject.PRIORITY, id, Attribute.NAME, before, after, PriorityLabel::name);
    add(
        Subject.PRIORITY,
        id,
        Attribute.RESPONSE_TIME_MINUTES,
        before,
        after,
        PriorityLabel::responseTimeMinutes);
    add(
        Subject.PRIORITY,
        id,
        Attribute.RESOLUTION_TIME_HOURS,
        before,
        after,
        PriorityLabel::resolutionTimeHours);
  }

  private <V> void add(
      Subject subject,
      long id,
      Attribute attribute,
      @Nullable V before,
      V after,
      Function<V, Object> value) {
    String former = before == null ? null : value.apply(before).toString();
    String current = value.apply(after).toString();
    if (!Objects.equals(former, current)) {
      add(subject, id, attribute, former, current);
    }
  }

  private void add(
      Subject subject,
      long id,
      Attribute attribute,
      @Nullable String before,
      @Nullable String after) {
    data.adminChanges.add(
        new AdminChange(
            idSequences.next(Sequence.ADMIN_CHANGE),
            at,
            by,
            subject,
            id,
            attribute,
            before,
            after));
  }
}
