package io.technicianviews.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.patch.Patch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every record of a stored time truncates it. */
class StoredTimeTest {

  private static final Instant GIVEN = Instant.parse("2026-03-10T23:59:59.999999999Z");
  private static final Instant STORED = Instant.parse("2026-03-10T23:59:59.999999Z");

  @Test
  void aTimeIsTruncatedAlsoBefore1970() {
    assertThat(StoredTime.of(GIVEN)).isEqualTo(STORED);
    assertThat(StoredTime.of(Instant.EPOCH.minusNanos(1))).isEqualTo("1969-12-31T23:59:59.999999Z");
    assertThat(StoredTime.ofNullable(null)).isNull();
  }

  @Test
  void theTimesOfARequestAreTruncated() {
    ServiceRequest request = ServiceRequest.opened(1, "Printer", 2, GIVEN);
    assertThat(request.state().created()).isEqualTo(STORED);
    assertThat(request.state().updated()).isEqualTo(STORED);
    assertThat(
            request
                .withState(
                    request.state().with(Status.SOLVED, Priority.LOW, null, GIVEN.plusSeconds(1)))
                .nextVersion(GIVEN.plusSeconds(2))
                .state())
        .extracting("solved", "updated")
        .containsExactly(STORED.plusSeconds(1), STORED.plusSeconds(2));
    assertThat(new ServiceRequest(1, "Printer", null, 2, GIVEN, true, 1, request.state()).dueDate())
        .isEqualTo(STORED);
  }

  @Test
  void theTimesOfCommandsAreTruncated() {
    assertThat(NewRequest.of("Printer").dueDate(GIVEN).dueDate()).isEqualTo(STORED);
    assertThat(RequestPatch.NOTHING.dueDate(GIVEN).dueDate()).isEqualTo(Patch.set(STORED));
    assertThat(RequestPatch.NOTHING.dueDate(null).dueDate()).isEqualTo(Patch.set(null));
    ReplayedEvent event =
        new ReplayedEvent(
            "INC1",
            GIVEN,
            GIVEN,
            2,
            "Printer",
            null,
            Status.SOLVED,
            Priority.LOW,
            null,
            new TreeSet<>(),
            GIVEN);
    assertThat(event).extracting("at", "created", "solved").containsExactly(STORED, STORED, STORED);
  }

  @Test
  void theTimesOfMessagesAndOfTheHistoryAreTruncated() {
    assertThat(new RequestRecord.Message(2, "text", GIVEN).createdAt()).isEqualTo(STORED);
    assertThat(new ChatMessage(1, 1, "text", new PersonName(2, "Tom"), GIVEN).createdAt())
        .isEqualTo(STORED);
    Change change = Change.external(Set.of(InvalidationTag.EVERYTHING));
    assertThat(new ChangeLogEntry(1, 1, GIVEN, null, change).at()).isEqualTo(STORED);
    assertThat(
            new AdminChange(
                    1,
                    GIVEN,
                    null,
                    AdminChange.Subject.PERSON,
                    2,
                    AdminChange.Attribute.FULL_NAME,
                    null,
                    "Tom")
                .at())
        .isEqualTo(STORED);
  }
}
