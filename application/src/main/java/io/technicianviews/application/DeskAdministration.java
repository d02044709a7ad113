package io.technicianviews.application;

import io.technicianviews.application.history.AdminHistory;
import io.technicianviews.application.history.AdminHistoryQuery;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.fetch.Deferred;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.application.internal.write.LabelCommands;
import io.technicianviews.application.internal.write.PeopleCommands;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.PersonPatch;
import io.technicianviews.domain.command.PriorityPatch;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.command.StatusPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import java.util.List;
import java.util.Optional;

/**
 * What the desk is made of: people, business units, and what statuses and priorities are called.
 * For admins. Thread-safe; commands about these run one at a time at a desk, and promise what
 * {@link ServiceRequestCommands} do.
 */
public final class DeskAdministration {

  private final SnapshotQueryExecutor snapshots;
  private final PeopleCommands people;
  private final LabelCommands naming;

  DeskAdministration(SnapshotQueryExecutor snapshots, CommandExecutor commandExecutor) {
    this.snapshots = snapshots;
    this.people = new PeopleCommands(commandExecutor);
    this.naming = new LabelCommands(commandExecutor);
  }

  /** All people, by id. */
  public Result<Page<Person>> people(long adminId, PageByNumber pageByNumber) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).map(admin -> people(query, pageByNumber));
    }
  }

  private static Page<Person> people(SnapshotQuery query, PageByNumber pageByNumber) {
    PeopleQueries people = query.snapshot().people();
    Deferred<Long> total = query.fetch(people::count);
    List<Person> page =
        query.read(() -> people.page(pageByNumber.offset(), pageByNumber.perPage()));
    return new Page<>(page, total.get(), pageByNumber, query.asOf());
  }

  /** A person. */
  public Result<Person> person(long adminId, long personId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).flatMap(admin -> person(query, personId));
    }
  }

  private static Result<Person> person(SnapshotQuery query, long personId) {
    Optional<Person> person = query.snapshot().people().find(personId);
    return person.isPresent()
        ? Result.of(person.get())
        : Result.refused(new Refusal.PersonNotFound(personId));
  }

  /** Adds a person. */
  public Result<Person> addPerson(long adminId, NewPerson person) {
    return people.add(adminId, person);
  }

  /** Renames a person, gives him another role, deactivates him or activates him again. */
  public Result<Person> changePerson(long adminId, long personId, PersonPatch edit) {
    return people.change(adminId, personId, edit);
  }

  /** Has a person work for a business unit. */
  public Result<Person> addMembership(long adminId, long personId, long businessUnitId) {
    return people.addMembership(adminId, personId, businessUnitId);
  }

  /** Has a person work for a business unit no more. Requests that are assigned to him stay so. */
  public Result<Person> removeMembership(long adminId, long personId, long businessUnitId) {
    return people.removeMembership(adminId, personId, businessUnitId);
  }

  /** All business units, by name. */
  public Result<Page<BusinessUnit>> businessUnits(long adminId, PageByNumber pageByNumber) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).map(admin -> businessUnits(query, pageByNumber));
    }
  }

  private static Page<BusinessUnit> businessUnits(SnapshotQuery query, PageByNumber pageByNumber) {
    List<BusinessUnit> all = query.snapshot().read(new CacheableQuery.AllUnits());
    List<BusinessUnit> page =
        all.stream().skip(pageByNumber.offset()).limit(pageByNumber.perPage()).toList();
    return new Page<>(page, all.size(), pageByNumber, query.asOf());
  }

  /**
   * Adds a business unit.
   *
   * @param name within {@link io.technicianviews.domain.text.TextRule#NAME}, and no other unit's
   */
  public Result<BusinessUnit> addBusinessUnit(long adminId, String name) {
    return naming.addBusinessUnit(adminId, name);
  }

  /**
   * Renames a business unit.
   *
   * @param name as for {@link #addBusinessUnit}
   */
  public Result<BusinessUnit> renameBusinessUnit(long adminId, long businessUnitId, String name) {
    return naming.renameBusinessUnit(adminId, businessUnitId, name);
  }

  /**
   * Who changed which role, activation, membership, name or label, from what to what; newest first.
   */
  public Result<AdminHistory> history(long adminId, AdminHistoryQuery query) {
    try (SnapshotQuery opened = snapshots.open(adminId)) {
      return opened
          .caller(RequiredRole.ADMIN)
          .map(admin -> AdminHistory.of(query, opened.snapshot()));
    }
  }

  /** The statuses, by id. */
  public Result<List<StatusLabel>> statuses(long adminId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query.caller(RequiredRole.ADMIN).map(admin -> query.snapshot().requests().statuses());
    }
  }

  /** Gives a status another name or colour. */
  public Result<StatusLabel> changeStatus(long adminId, Status status, StatusPatch edit) {
    return naming.changeStatus(adminId, status, edit);
  }

  /** The priorities, by id. */
  public Result<List<PriorityLabel>> priorities(long adminId) {
    try (SnapshotQuery query = snapshots.open(adminId)) {
      return query
          .caller(RequiredRole.ADMIN)
          .map(admin -> query.snapshot().requests().priorities());
    }
  }

  /** Gives a priority another name or other times; due dates that were set stay as they are. */
  public Result<PriorityLabel> changePriority(long adminId, Priority priority, PriorityPatch edit) {
    return naming.changePriority(adminId, priority, edit);
  }
}
