package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.Result;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.request.ServiceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies that changes by administrators and technicians survive another import of the same log.
 */
abstract class DecisionsContract {

  final ImportedDesk desk = new ImportedDesk();
  private final DeskAdministration administration = desk.serviceDesk().administration();
  private Path file;

  /** Imports a log by a load or a replay, which must preserve the same changes. */
  abstract void imports(Path log);

  @BeforeEach
  void aLog(@TempDir Path directory) throws IOException {
    file = new Samples(directory).plain();
  }

  @Test
  void peopleStayAsAdministratorsDecided() {
    imports(file);
    long admin = desk.person("administrator").id();
    Person one = desk.person("Solver 1");
    long blue = desk.id(EntityKind.BUSINESS_UNIT, "Team Blue");
    long gold = given(administration.addBusinessUnit(admin, "Team Gold")).id();
    given(administration.removeMembership(admin, one.id(), blue));
    given(administration.addMembership(admin, one.id(), gold));
    given(administration.changePerson(admin, one.id(), PersonPatch.name("Sol One")));
    given(
        administration.changePerson(
            admin, desk.person("Solver 2").id(), PersonPatch.role(Role.REQUESTER)));
    given(
        administration.changePerson(
            admin, desk.person("Solver 3").id(), PersonPatch.active(false)));
    given(
        administration.changePerson(
            admin, desk.person("Caller A").id(), PersonPatch.role(Role.ADMIN)));
    Map<String, Person> decided = desk.people();

    imports(file);

    assertThat(desk.people()).isEqualTo(decided);
  }

  @Test
  void aRenamedUnitIsRecognized() {
    imports(file);
    long admin = desk.person("administrator").id();
    long blue = desk.id(EntityKind.BUSINESS_UNIT, "Team Blue");
    given(administration.renameBusinessUnit(admin, blue, "First line"));
    List<BusinessUnit> units = desk.units();

    imports(file);

    assertThat(desk.units()).isEqualTo(units);
    assertThat(desk.request("INC1").state().businessUnitId()).isEqualTo(blue);
  }

  @Test
  void theOnlyAdminStaysAdminEvenIfTheLogHasATechnician() {
    Person ada = new Person(901, "Ada", Role.ADMIN, true, new TreeSet<>());
    try (BulkLoad load = desk.desk.begin()) {
      load.people(List.of(new PersonRecord(ada, "Solver 1")));
      load.commit();
    }

    imports(file);

    assertThat(desk.person("Solver 1").role()).isEqualTo(Role.ADMIN);
    assertThat(desk.people()).doesNotContainKey("administrator");
  }

  @Test
  void aDeskWhoseAdminsAreAllInactiveGetsOne() {
    imports(file);
    Person administrator = desk.person("administrator");
    store(new Person(administrator.id(), "Administrator", Role.ADMIN, false, new TreeSet<>()));

    imports(file);

    try (BulkLoad load = desk.desk.begin()) {
      assertThat(load.hasActiveAdmin()).isTrue();
    }
    assertThat(desk.person("administrator").active()).isFalse();
  }

  @Test
  void anAdministratorInTheLogIsNoAdminOfTheDesk() throws IOException {
    Path other = file.resolveSibling("other.csv");
    Files.writeString(other, Samples.sample().replace("Caller A", "administrator"));

    imports(other);

    assertThat(desk.person("administrator").role()).isEqualTo(Role.REQUESTER);
    try (BulkLoad load = desk.desk.begin()) {
      assertThat(load.hasActiveAdmin()).isTrue();
    }
  }

  @Test
  void whatTheLogDoesNotMentionOfARequestStays() {
    imports(file);
    Instant due = Instant.parse("2031-01-01T00:00:00Z");
    change(
        "INC6",
        request ->
            new ServiceRequest(
                request.id(),
                request.subject(),
                "Written here",
                request.requesterId(),
                due,
                true,
                request.version() + 1,
                request.state()));
    change(
        "INC2",
        request ->
            new ServiceRequest(
                request.id(),
                request.subject(),
                request.description(),
                request.requesterId(),
                request.dueDate(),
                request.dueByHand(),
                request.version() + 1,
                request.state().asDeleted()));
    Map<String, ServiceRequest> decided = withoutVersions();

    imports(file);

    assertThat(withoutVersions()).isEqualTo(decided);
  }

  private static <T> T given(Result<T> result) {
    return switch (result) {
      case Result.Success<T> success -> success.value();
      case Result.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }

  private Map<String, ServiceRequest> withoutVersions() {
    Map<String, ServiceRequest> requests = desk.requests();
    requests.replaceAll((number, request) -> request.withVersion(1));
    return requests;
  }

  private void store(Person person) {
    try (WriteTransaction write = desk.desk.beginAdministration(Duration.ofSeconds(9), Set.of())) {
      write.people().store(person);
      logAndCommit(write);
    }
  }

  private static void logAndCommit(WriteTransaction write) {
    Instant now = Instant.parse("2030-01-01T12:00:00Z");
    write.log(null, now, List.of(Change.external(Set.of(InvalidationTag.EVERYTHING))));
    write.commit();
  }

  private void change(String number, UnaryOperator<ServiceRequest> change) {
    ServiceRequest before = desk.request(number);
    try (WriteTransaction write = desk.desk.begin(Duration.ofSeconds(9), Set.of())) {
      write.requests().lock(before.id());
      write.requests().store(change.apply(before));
      logAndCommit(write);
    }
  }
}
