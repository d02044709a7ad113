package io.technicianviews.http;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.testkit.StorageParts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A small helpdesk with fixed data and a fixed clock. */
public final class SampleDesk {

  static final Instant NOW = Instant.parse("2026-11-23T16:05:00.123456Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  public static final long ADMIN = 1;
  public static final long TECHNICIAN = 2;
  public static final long OTHER_TECHNICIAN = 3;
  public static final long REQUESTER = 4;
  public static final long DEACTIVATED = 5;
  public static final long UNKNOWN_PERSON = 99;

  static final long NETWORK = 1;
  static final long PAYROLL = 2;

  static final long PRINTER = 11;
  static final long TONER = 12;
  static final long PAYSLIP = 13;
  static final long ODDITY = 14;
  static final long VPN = 15;
  static final long DELETED = 16;

  private SampleDesk() {}

  public static ServiceDesk desk() {
    InMemoryDesk memory = snapshots();
    return desk(memory, memory);
  }

  /** Returns a read-only helpdesk. */
  static ServiceDesk desk(SnapshotSource snapshots) {
    return desk(snapshots, new InMemoryDesk(CLOCK));
  }

  /** Returns a helpdesk with a cache. */
  static ServiceDesk cached(InMemoryDesk memory) {
    return builder(memory, memory).cache(new InMemoryQueryCache(CLOCK)).build();
  }

  static ServiceDesk desk(SnapshotSource snapshots, InMemoryDesk memory) {
    return builder(snapshots, memory).build();
  }

  private static ServiceDesk.Builder builder(SnapshotSource snapshots, InMemoryDesk memory) {
    return ServiceDesk.builder()
        .storage(
            new StorageParts(
                new DeskInfo(new UUID(0, 1), ZoneOffset.UTC), snapshots, memory, memory));
  }

  static InMemoryDesk snapshots() {
    InMemoryDesk desk = new InMemoryDesk(CLOCK);
    try (BulkLoad load = desk.begin()) {
      load.businessUnits(
          List.of(new BusinessUnit(NETWORK, "Network"), new BusinessUnit(PAYROLL, "Payroll")));
      load.people(
          List.of(
              person(ADMIN, "Ada Admin", Role.ADMIN, true),
              person(TECHNICIAN, "Tom Technician", Role.TECHNICIAN, true, NETWORK),
              person(OTHER_TECHNICIAN, "Tina Technician", Role.TECHNICIAN, true, PAYROLL),
              person(REQUESTER, "Rita Requester", Role.REQUESTER, true),
              person(DEACTIVATED, "Guy Gone", Role.TECHNICIAN, false, NETWORK)));
      load.requests(
          List.of(
              conversation(request(PRINTER, Status.OPEN, Priority.HIGH, NETWORK, null, false)),
              silent(request(TONER, Status.IN_PROGRESS, Priority.LOW, NETWORK, PRINTER, false)),
              silent(request(PAYSLIP, Status.OPEN, Priority.CRITICAL, PAYROLL, null, false)),
              silent(request(ODDITY, Status.ON_HOLD, Priority.MEDIUM, null, null, false)),
              silent(
                  request(VPN, Status.SOLVED, Priority.MEDIUM, NETWORK, null, false, TECHNICIAN)),
              silent(request(DELETED, Status.OPEN, Priority.LOW, NETWORK, null, true))));
      load.commit();
    }
    return desk;
  }

  private static PersonRecord person(
      long id, String name, Role role, boolean active, Long... units) {
    return new PersonRecord(new Person(id, name, role, active, new TreeSet<>(Set.of(units))), null);
  }

  private static ServiceRequest request(
      long id,
      Status status,
      Priority priority,
      @Nullable Long unit,
      @Nullable Long parent,
      boolean deleted,
      Long... assignees) {
    Instant created = NOW.minus(Duration.ofHours(id));
    Instant updated = created.plus(Duration.ofMinutes(30));
    RequestState state =
        new RequestState(
            status,
            priority,
            unit,
            new TreeSet<>(Set.of(assignees)),
            new TreeSet<>(id == PRINTER ? Set.of("printer", "first_floor") : Set.of()),
            parent,
            0,
            created,
            updated,
            status.countAsSolved() ? updated : null,
            deleted);
    return new ServiceRequest(
        id, "Request " + id, "What happened: " + id, REQUESTER, null, false, 1, state);
  }

  private static RequestRecord silent(ServiceRequest request) {
    return RequestRecord.withoutMessages(request, null);
  }

  private static RequestRecord conversation(ServiceRequest request) {
    Instant created = request.state().created();
    return new RequestRecord(
        request,
        null,
        List.of(
            new RequestRecord.Message(REQUESTER, "It does not print.", created.plusSeconds(60)),
            new RequestRecord.Message(ADMIN, "Is it on?", created.plusSeconds(120)),
            new RequestRecord.Message(REQUESTER, "x".repeat(250), created.plusSeconds(180))),
        Map.of(TECHNICIAN, 1));
  }
}
