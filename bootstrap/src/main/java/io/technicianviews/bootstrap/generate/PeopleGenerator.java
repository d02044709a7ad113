package io.technicianviews.bootstrap.generate;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.generate.GenerationPlan.Technician;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Loads the units and people of a plan. Existing units with the same names are reused. */
final class PeopleGenerator {

  private static final String ADMINISTRATOR = "administrator";
  private static final int CHUNK = 5_000;

  private final BulkLoad load;
  private final GenerationPlan plan;

  PeopleGenerator(BulkLoad load, GenerationPlan plan) {
    this.load = load;
    this.plan = plan;
  }

  GeneratedPeople run() {
    Map<String, Long> units = units();
    Map<Long, List<Long>> workersByUnit = new HashMap<>();
    List<Long> workers = technicians(units, workersByUnit);
    workers.addAll(admins());
    return new GeneratedPeople(List.copyOf(units.values()), workers, workersByUnit, requesters());
  }

  private Map<String, Long> units() {
    Map<String, Long> existing = load.knownIds(EntityKind.BUSINESS_UNIT);
    List<String> added =
        plan.businessUnits().stream().filter(name -> !existing.containsKey(name)).toList();
    Iterator<Long> ids = load.newIds(EntityKind.BUSINESS_UNIT, added.size()).iterator();
    Map<String, Long> units = new LinkedHashMap<>();
    for (String name : plan.businessUnits()) {
      Long id = existing.get(name);
      units.put(name, id == null ? ids.next() : id);
    }
    load.businessUnits(
        added.stream().map(name -> new BusinessUnit(id(units, name), name)).toList());
    return units;
  }

  private List<Long> technicians(Map<String, Long> units, Map<Long, List<Long>> workersByUnit) {
    List<PersonRecord> people = new ArrayList<>();
    Iterator<Long> ids = load.newIds(EntityKind.PERSON, plan.technicians().size()).iterator();
    for (Technician technician : plan.technicians()) {
      long id = ids.next();
      SortedSet<Long> own = new TreeSet<>();
      for (String unit : technician.businessUnits()) {
        own.add(id(units, unit));
        workersByUnit.computeIfAbsent(id(units, unit), key -> new ArrayList<>()).add(id);
      }
      people.add(person(id, technician.fullName(), Role.TECHNICIAN, own));
    }
    return loaded(people);
  }

  private List<Long> admins() {
    Long existing = load.knownIds(EntityKind.PERSON).get(ADMINISTRATOR);
    List<Long> ids = load.newIds(EntityKind.PERSON, plan.admins().size());
    List<PersonRecord> people = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      people.add(person(ids.get(i), plan.admins().get(i), Role.ADMIN, new TreeSet<>()));
    }
    PersonRecord first = people.removeFirst();
    if (existing == null) {
      people.addFirst(new PersonRecord(first.person(), ADMINISTRATOR));
    }
    return loaded(people);
  }

  private List<Long> requesters() {
    List<Long> ids = load.newIds(EntityKind.PERSON, plan.requesters());
    List<String> names = plan.requesterNames();
    List<PersonRecord> people = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      people.add(person(ids.get(i), names.get(i), Role.REQUESTER, new TreeSet<>()));
    }
    return loaded(people);
  }

  private List<Long> loaded(List<PersonRecord> people) {
    for (int from = 0; from < people.size(); from += CHUNK) {
      load.people(people.subList(from, Math.min(from + CHUNK, people.size())));
    }
    return people.stream()
        .map(loaded -> loaded.person().id())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static PersonRecord person(long id, String name, Role role, SortedSet<Long> units) {
    return new PersonRecord(new Person(id, name, role, true, units), null);
  }

  private static long id(Map<String, Long> units, String name) {
    return requireNonNull(units.get(name), name);
  }
}
