package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.REMOVED_MEMBERSHIP;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import io.technicianviews.persistence.internal.statement.Sequences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Merges people and business units of another system into the desk, in the transaction of a bulk
 * load.
 */
final class PeopleImport {

  private final DSLContext dsl;

  PeopleImport(DSLContext dsl) {
    this.dsl = dsl;
  }

  Map<String, Long> units(Collection<String> externalIds) {
    Map<String, Long> known =
        dsl.select(BUSINESS_UNIT.EXTERNAL_ID, BUSINESS_UNIT.ID)
            .from(BUSINESS_UNIT)
            .where(BUSINESS_UNIT.EXTERNAL_ID.isNotNull())
            .fetchMap(BUSINESS_UNIT.EXTERNAL_ID, BUSINESS_UNIT.ID);
    Map<String, Long> ids = new LinkedHashMap<>();
    for (String given : externalIds) {
      String externalId = TextRule.EXTERNAL_ID.accepted("externalId", given);
      ids.put(externalId, known.computeIfAbsent(externalId, this::unit));
    }
    return ids;
  }

  /**
   * Assigns the external id to the unit of this name, or else creates a unit. One statement per
   * unit is enough, since units are few.
   */
  private long unit(String externalId) {
    List<Long> sameName =
        dsl.update(BUSINESS_UNIT)
            .set(BUSINESS_UNIT.EXTERNAL_ID, externalId)
            .where(BUSINESS_UNIT.NAME.eq(externalId))
            .and(BUSINESS_UNIT.EXTERNAL_ID.isNull())
            .returningResult(BUSINESS_UNIT.ID)
            .fetch(BUSINESS_UNIT.ID);
    if (!sameName.isEmpty()) {
      return sameName.getFirst();
    }
    String name =
        BusinessUnit.freeName(
            externalId, taken -> dsl.fetchExists(BUSINESS_UNIT, BUSINESS_UNIT.NAME.eq(taken)));
    long id = Sequences.next(dsl, BUSINESS_UNIT);
    dsl.insertInto(BUSINESS_UNIT, BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME, BUSINESS_UNIT.EXTERNAL_ID)
        .values(id, name, externalId)
        .execute();
    return id;
  }

  Map<String, Long> people(Collection<ImportedPerson> people) {
    Map<String, ImportedPerson> given = new LinkedHashMap<>();
    people.forEach(person -> given.merge(person.externalId(), person, PeopleImport::merge));
    Map<String, Long> ids =
        dsl.select(PERSON.EXTERNAL_ID, PERSON.ID)
            .from(PERSON)
            .where(PERSON.EXTERNAL_ID.eq(any(given.keySet().toArray(String[]::new))))
            .fetchMap(PERSON.EXTERNAL_ID, PERSON.ID);
    List<ImportedPerson> added =
        given.values().stream().filter(person -> !ids.containsKey(person.externalId())).toList();
    Map<Long, ImportedPerson> existing = new TreeMap<>();
    ids.forEach((externalId, id) -> existing.put(id, requireNonNull(given.get(externalId))));
    promote(existing);
    addMemberships(existing);
    ids.putAll(add(added));
    return ids;
  }

  /** One person from two records: the first name, all units, the role that works on requests. */
  private static ImportedPerson merge(ImportedPerson first, ImportedPerson second) {
    Set<Long> units = new TreeSet<>(first.businessUnits());
    units.addAll(second.businessUnits());
    Role role = first.role().worksOnRequests() ? first.role() : second.role();
    return new ImportedPerson(first.externalId(), first.fullName(), role, new TreeSet<>(units));
  }

  private Map<String, Long> add(List<ImportedPerson> people) {
    Iterator<Long> ids = Sequences.next(dsl, PERSON, people.size()).iterator();
    Map<String, Long> added = new LinkedHashMap<>();
    List<PersonRecord> loaded = new ArrayList<>();
    for (ImportedPerson one : people) {
      long id = ids.next();
      Person person = new Person(id, one.fullName(), one.role(), true, one.businessUnits());
      loaded.add(new PersonRecord(person, one.externalId()));
      added.put(one.externalId(), id);
    }
    BulkPeople.people(dsl, loaded);
    return added;
  }

  /**
   * Checks the role in the update itself, so that a concurrent decision of an administrator is
   * respected.
   */
  private void promote(Map<Long, ImportedPerson> people) {
    Collection<Long> ids = new ArrayList<>(people.keySet());
    ids.removeIf(id -> !requireNonNull(people.get(id)).role().worksOnRequests());
    dsl.update(PERSON)
        .set(PERSON.ROLE, Role.TECHNICIAN.name())
        .where(PERSON.ID.eq(any(RequestConditions.array(ids))))
        .and(PERSON.ROLE.eq(inline(Role.REQUESTER.name())))
        .and(not(PERSON.ROLE_DECIDED))
        .execute();
  }

  private void addMemberships(Map<Long, ImportedPerson> people) {
    Map<Long, Set<Long>> missing = missing(people);
    // Administration updates the row of the person whose memberships it changes.
    dsl.select(PERSON.ID)
        .from(PERSON)
        .where(PERSON.ID.eq(any(RequestConditions.array(missing.keySet()))))
        .orderBy(PERSON.ID)
        .forNoKeyUpdate()
        .execute();
    CopyBuffer rows = new CopyBuffer(MEMBERSHIP, MEMBERSHIP.PERSON_ID, MEMBERSHIP.BUSINESS_UNIT_ID);
    people.keySet().retainAll(missing.keySet());
    missing(people).forEach((id, units) -> units.forEach(unit -> rows.add(id, unit)));
    rows.send(dsl);
  }

  /** The units of each person that they are not a member of and were not removed from. */
  private Map<Long, Set<Long>> missing(Map<Long, ImportedPerson> people) {
    Map<Long, List<Long>> current =
        units(MEMBERSHIP, MEMBERSHIP.PERSON_ID, MEMBERSHIP.BUSINESS_UNIT_ID, people.keySet());
    Map<Long, List<Long>> removed =
        units(
            REMOVED_MEMBERSHIP,
            REMOVED_MEMBERSHIP.PERSON_ID,
            REMOVED_MEMBERSHIP.BUSINESS_UNIT_ID,
            people.keySet());
    Map<Long, Set<Long>> missing = new TreeMap<>();
    people.forEach(
        (id, person) -> {
          Set<Long> units = new TreeSet<>(person.businessUnits());
          current.getOrDefault(id, List.of()).forEach(units::remove);
          removed.getOrDefault(id, List.of()).forEach(units::remove);
          if (!units.isEmpty()) {
            missing.put(id, units);
          }
        });
    return missing;
  }

  private Map<Long, List<Long>> units(
      Table<Record> table, Field<Long> person, Field<Long> unit, Collection<Long> ids) {
    return dsl.select(person, unit)
        .from(table)
        .where(person.eq(any(RequestConditions.array(ids))))
        .fetchGroups(person, unit);
  }
}
