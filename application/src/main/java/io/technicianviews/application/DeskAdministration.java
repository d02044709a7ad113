package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.fetch.Deferred;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.application.internal.write.LabelCommands;
import io.technicianviews.application.internal.write.PeopleCommands;
import io.technicianviews.application.internal.write.StatusCommands;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.List;
import java.util.Optional;

/**
 * The administration of people, business units, statuses and the labels of priorities; for admins.
 * Thread-safe. Its commands run one at a time per helpdesk and give the guarantees of {@link
 * ServiceRequestCommands}.
 */
public final class DeskAdministration {

  private final SnapshotQueryExecutor snapshots;
  private final PeopleCommands people;
  private final LabelCommands labels;
  private final StatusCommands statuses;

  DeskAdministration(SnapshotQueryExecutor snapshots, CommandExecutor commandExecutor) {
    this.snapshots = snapshots;
    this.people = new PeopleCommands(commandExecutor);
    this.labels = new LabelCommands(commandExecutor);
    this.statuses = new StatusCommands(commandExecutor);
  }

  /**
   * Adds the first admin of a helpdesk, who can add everybody else. The only command without a
   * caller: who may call it is the embedding application's decision. Refused with {@link
   * Refusal.AdminExists}, which has the admin's id, if there is an active admin; of concurrent
   * calls, of any process, one succeeds.
   *
   * @param fullName within {@link io.technicianviews.domain.text.TextRule#NAME}
   */
  public Result<Person> firstAdmin(String fullName) {
    return people.addFirstAdmin(fullName);
  }

  /** All people, by id. */
  public Result<Page<Person>> people(long adminId, PageByNumber pageByNumber) {
    requireNonNull(pageByNumber, "pageByNumber");
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).map(admin -> people(query, pageByNumber));
    }
  }

  private static Page<Person> people(SnapshotQuery query, PageByNumber pageByNumber) {
    Deferred<Long> total = query.fetch(new PeopleQuery.PeopleTotal());
    List<Person> page =
        query.read(new PeopleQuery.PeoplePage(pageByNumber.offset(), pageByNumber.perPage()));
    return new Page<>(page, total.get(), pageByNumber, query.asOf());
  }

  /** A person. */
  public Result<Person> person(long adminId, long personId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).flatMap(admin -> person(query, personId));
    }
  }

  private static Result<Person> person(SnapshotQuery query, long personId) {
    Optional<Person> person = query.snapshot().read(new PeopleQuery.PersonById(personId));
    return person.isPresent()
        ? Result.of(person.get())
        : Result.refused(new Refusal.PersonNotFound(personId));
  }

  /** Adds a person. */
  public Result<Person> addPerson(long adminId, NewPerson person) {
    return people.add(adminId, requireNonNull(person, "person"));
  }

  /** Changes the name, the role or the activation of a person. */
  public Result<Person> changePerson(long adminId, long personId, PersonPatch patch) {
    return people.change(adminId, personId, requireNonNull(patch, "patch"));
  }

  /** Adds a business unit to a person's scope. */
  public Result<Person> addMembership(long adminId, long personId, long businessUnitId) {
    return people.addMembership(adminId, personId, businessUnitId);
  }

  /** Removes a business unit from a person's scope. The person's assignments remain. */
  public Result<Person> removeMembership(long adminId, long personId, long businessUnitId) {
    return people.removeMembership(adminId, personId, businessUnitId);
  }

  /** All business units, by name. */
  public Result<Page<BusinessUnit>> businessUnits(long adminId, PageByNumber pageByNumber) {
    requireNonNull(pageByNumber, "pageByNumber");
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).map(admin -> businessUnits(query, pageByNumber));
    }
  }

  private static Page<BusinessUnit> businessUnits(SnapshotQuery query, PageByNumber pageByNumber) {
    List<BusinessUnit> all = query.snapshot().read(new PeopleQuery.AllUnits());
    List<BusinessUnit> page =
        all.stream().skip(pageByNumber.offset()).limit(pageByNumber.perPage()).toList();
    return new Page<>(page, all.size(), pageByNumber, query.asOf());
  }

  /**
   * Adds a business unit.
   *
   * @param name within {@link io.technicianviews.domain.text.TextRule#NAME}, and not the name of
   *     another unit
   */
  public Result<BusinessUnit> addBusinessUnit(long adminId, String name) {
    return labels.addBusinessUnit(adminId, name);
  }

  /**
   * Renames a business unit.
   *
   * @param name as for {@link #addBusinessUnit}
   */
  public Result<BusinessUnit> renameBusinessUnit(long adminId, long businessUnitId, String name) {
    return labels.renameBusinessUnit(adminId, businessUnitId, name);
  }

  /**
   * The changes of roles, activations, memberships, names and labels, with author and old and new
   * value; newest first.
   */
  public Result<AdminHistory> history(long adminId, AdminHistoryQuery query) {
    requireNonNull(query, "query");
    try (SnapshotQuery opened = snapshots.open(adminId)) {
      return opened
          .caller(RequiredRole.ADMIN)
          .map(admin -> AdminHistory.of(query, opened.snapshot()));
    }
  }

  /** The statuses, retired ones included, by position, then by id. */
  public Result<List<StatusDefinition>> statuses(long adminId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query
          .caller(RequiredRole.ADMIN)
          .map(admin -> query.snapshot().read(new RequestQuery.Statuses()));
    }
  }

  /** Adds a status. Its name must be different from those of the other active statuses. */
  public Result<StatusDefinition> addStatus(long adminId, NewStatus status) {
    return statuses.add(adminId, requireNonNull(status, "status"));
  }

  /**
   * Changes the name, the color or the position of a status, retires it, or activates it again.
   * Requests keep a retired status; a default status cannot be retired.
   *
   * @param statusId the id of a status; refused with {@link Refusal.StatusNotFound} if there is
   *     none
   */
  public Result<StatusDefinition> changeStatus(long adminId, int statusId, StatusPatch patch) {
    return statuses.change(adminId, statusId, requireNonNull(patch, "patch"));
  }

  /** The priorities, by id. */
  public Result<List<PriorityLabel>> priorities(long adminId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query
          .caller(RequiredRole.ADMIN)
          .map(admin -> query.snapshot().read(new RequestQuery.PriorityLabels()));
    }
  }

  /** Changes the name or the times of a priority. Due dates that are already set remain. */
  public Result<PriorityLabel> changePriority(
      long adminId, Priority priority, PriorityPatch patch) {
    return labels.changePriority(
        adminId, requireNonNull(priority, "priority"), requireNonNull(patch, "patch"));
  }
}
