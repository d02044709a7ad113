package io.technicianviews.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.recorded.RecordedText;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

  private static final List<DeskDay> DAYS =
      List.of(
          new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC),
          new DeskDay(LocalDate.of(2026, 3, 11), ZoneOffset.UTC),
          new DeskDay(LocalDate.of(2026, 3, 10), ZoneId.of("Europe/Berlin")));
  private static final List<Units> UNITS =
      List.of(
          Units.ALL,
          Units.NONE,
          Units.only(1L),
          Units.only(2L),
          Units.only(1L, 2L),
          Units.only(12L),
          Units.only(Units.WITHOUT_UNIT));
  private static final List<Order> ORDERS =
      List.of(
          Order.NEWEST_CREATED,
          Order.ascending(SortKey.CREATED),
          Order.descending(SortKey.DUE_DATE),
          View.URGENT_HIGH_PRIORITY.order());
  private static final List<Start> STARTS =
      List.of(
          Start.FIRST,
          new Start.Skipping(20),
          new Start.After(new Position(List.of(1L), 23)),
          new Start.After(new Position(List.of(1L, 2L), 3)),
          new Start.After(new Position(Arrays.<@Nullable Long>asList(1L, null), 3)),
          new Start.After(new Position(Arrays.<@Nullable Long>asList(null, 1L), 3)));

  @Test
  void theTextOfEachKeyIsRecorded() {
    RecordedText.assertRecorded(
        "cache-keys.txt",
        all().stream()
            .map(fact -> new EntryKey<>(new UUID(0, 1), "epoch", fact).text())
            .collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void differentKeysHaveDifferentTexts() {
    Set<Fact<?>> facts = new HashSet<>(all());
    Set<String> texts = new HashSet<>();
    for (Fact<?> fact : facts) {
      for (UUID desk : List.of(new UUID(0, 1), new UUID(0, 2))) {
        for (String epoch : List.of("epoch", "other")) {
          texts.add(new EntryKey<>(desk, epoch, fact).text());
        }
      }
    }
    assertThat(texts).hasSize(4 * facts.size());
  }

  private static List<Fact<?>> all() {
    List<Fact<?>> all = new ArrayList<>(List.of(new Fact.AllUnits()));
    for (long id : List.of(1L, 7L, 71L)) {
      all.add(new Fact.Rights(id));
      all.add(new Fact.OwnTotal(id));
      STARTS.forEach(start -> all.add(new Fact.OwnRows(id, start, 20)));
      all.add(new Fact.OwnRows(id, Start.FIRST, 21));
      for (DeskDay day : DAYS) {
        all.add(new Fact.UnitCounts(id, day));
        all.add(new Fact.OwnCounts(id, day));
      }
      for (List<Long> requests : List.of(List.of(1L), List.of(12L), List.of(1L, 2L))) {
        all.add(new Fact.ReadMarks(id, requests));
      }
    }
    selections().forEach(selection -> all.add(new Fact.Total(selection)));
    Selection selection = selections().getFirst();
    selections().forEach(one -> all.add(rows(one, Order.NEWEST_CREATED, Start.FIRST, 20)));
    ORDERS.forEach(order -> all.add(rows(selection, order, Start.FIRST, 20)));
    STARTS.forEach(start -> all.add(rows(selection, Order.NEWEST_CREATED, start, 20)));
    all.add(rows(selection, Order.NEWEST_CREATED, Start.FIRST, 100));
    return all.stream().distinct().toList();
  }

  private static Fact.Rows rows(Selection selection, Order order, Start start, int limit) {
    return new Fact.Rows(selection, order, start, limit);
  }

  private static List<Selection> selections() {
    List<Selection> all = new ArrayList<>();
    for (View view : View.values()) {
      for (TicketType type : TicketType.values()) {
        Long technician = view.isPersonal() ? 7L : null;
        all.add(new Selection(view, Units.ALL, technician, type, false, DAYS.getFirst()));
      }
    }
    UNITS.forEach(units -> all.add(unsolved(units, null, DAYS.getFirst())));
    DAYS.forEach(day -> all.add(unsolved(Units.ALL, null, day)));
    List.of(7L, 71L).forEach(asker -> all.add(unsolved(Units.ALL, asker, DAYS.getFirst())));
    return all;
  }

  /** With a technician: the unread ones only. */
  private static Selection unsolved(Units units, @Nullable Long technician, DeskDay day) {
    return new Selection(
        View.ALL_UNSOLVED, units, technician, TicketType.ALL, technician != null, day);
  }
}
