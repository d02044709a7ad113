package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.Set;
import java.util.TreeSet;

/** Modifies users, business units and labels in the data of one write transaction. */
final class InMemoryPeopleRepository implements PeopleRepository {

  private final DeskData data;
  private final IdSequences idSequences;

  InMemoryPeopleRepository(DeskData data, IdSequences idSequences) {
    this.data = data;
    this.idSequences = idSequences;
  }

  @Override
  public long newPersonId() {
    return idSequences.next(Sequence.PERSON);
  }

  @Override
  public long newBusinessUnitId() {
    return idSequences.next(Sequence.BUSINESS_UNIT);
  }

  @Override
  public void store(Person person) {
    person.businessUnits().forEach(unit -> DeskData.require(data.units, unit));
    Person before = data.people.put(person.id(), person);
    if (before != null) {
      recordAdministration(before, person);
    }
  }

  private void recordAdministration(Person before, Person after) {
    if (before.role() != after.role()) {
      data.administeredRoles.add(after.id());
    }
    Set<Long> removed = new TreeSet<>(before.businessUnits());
    removed.removeAll(after.businessUnits());
    if (!removed.isEmpty()) {
      removed.addAll(data.removedMemberships.getOrDefault(after.id(), Set.of()));
      data.removedMemberships.put(after.id(), Set.copyOf(removed));
    }
  }

  @Override
  public void store(BusinessUnit unit) {
    data.units.put(unit.id(), unit);
    data.registerUnits();
  }

  @Override
  public void store(StatusDefinition status) {
    data.statuses.put(status.label().id(), status);
  }

  @Override
  public void store(PriorityLabel priority) {
    data.priorities.put(priority.id(), priority);
  }
}
