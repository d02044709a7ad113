package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verifies the fields of a stream entry, whose names are a contract with other systems. */
class StreamEntryMapperTest {

  private static final Instant AT = Instant.parse("2026-11-23T16:05:00.123456Z");

  @Test
  void mapsAChangeOfARequestWithItsStateBefore() {
    RequestChange change =
        new RequestChange(
            23,
            4,
            state(Status.OPEN, null, List.of()),
            state(Status.SOLVED, 3L, List.of(7L, 9L)),
            Set.of(RequestField.STATUS, RequestField.BUSINESS_UNIT));
    Change logged =
        new Change(
            ChangeKind.UPDATED,
            change,
            Set.of(new InvalidationTag.Unit(3), new InvalidationTag.Person(4)));
    assertThat(StreamEntryMapper.of(new ChangeLogEntry(4711, 1, AT, 7L, logged)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("id", "4711"),
                Map.entry("what", "updated"),
                Map.entry("at", "2026-11-23T16:05:00.123456Z"),
                Map.entry("by", "7"),
                Map.entry("request_id", "23"),
                Map.entry("requester_id", "4"),
                Map.entry("changed", "status,business_unit"),
                Map.entry("business_unit_id", "3"),
                Map.entry("assignee_ids", "7,9"),
                Map.entry("tags", "a_b,vpn"),
                Map.entry("status", "5"),
                Map.entry("priority", "2"),
                Map.entry("deleted", "false"),
                Map.entry("before_assignee_ids", ""),
                Map.entry("before_tags", "a_b,vpn"),
                Map.entry("before_status", "1"),
                Map.entry("before_priority", "2"),
                Map.entry("before_deleted", "false"),
                Map.entry("scopes", "person:4,unit:3")));
  }

  @Test
  void mapsAnotherChangeWithItsTags() {
    Change logged = Change.of(ChangeKind.LABEL_CHANGED, InvalidationTag.REFERENCE_DATA);
    assertThat(StreamEntryMapper.of(new ChangeLogEntry(5, 1, AT, null, logged)))
        .isEqualTo(
            Map.of(
                "id",
                "5",
                "what",
                "label_changed",
                "at",
                AT.toString(),
                "scopes",
                "reference-data"));
  }

  private static RequestState state(Status status, @Nullable Long unit, List<Long> assignees) {
    return new RequestState(
        status,
        Priority.HIGH,
        unit,
        new TreeSet<>(assignees),
        new TreeSet<>(List.of("vpn", "a_b")),
        null,
        0,
        AT,
        AT,
        status.countAsSolved() ? AT : null,
        false);
  }
}
