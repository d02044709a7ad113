package io.technicianviews.domain.inmemory;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.text.TextRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Merges users and business units of another system into the data of a load. */
final class InMemoryImport {

  private final DeskData data;
  private final IdSequences idSequences;

  InMemoryImport(DeskData data, IdSequences idSequences) {
    this.data = data;
    this.idSequences = idSequences;
  }

  Map<String, Long> units(Collection<String> externalIds) {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (String given : externalIds) {
      String externalId = TextRule.EXTERNAL_ID.accepted("externalId", given);
      ids.put(externalId, data.importedUnits.computeIfAbsent(externalId, this::unitNamed));
    }
    return ids;
  }

  /** Returns the unit of this name without an external id, or inserts a new one. */
  private long unitNamed(String externalId) {
    Map<String, Long> byName = data.externalIds(EntityKind.BUSINESS_UNIT);
    Long sameName = byName.get(externalId);
    if (sameName != null && !data.importedUnits.containsValue(sameName)) {
      return sameName;
    }
    long id = idSequences.next(Sequence.BUSINESS_UNIT);
    data.units.put(
        id, new BusinessUnit(id, BusinessUnit.freeName(externalId, byName::containsKey)));
    data.registerUnits();
    return id;
  }

  Map<String, Long> people(Collection<ImportedPerson> people) {
    Map<String, Long> ids = new LinkedHashMap<>();
    for (ImportedPerson imported : people) {
      imported.businessUnits().forEach(unit -> DeskData.require(data.units, unit));
      Long known = data.externalIds(EntityKind.PERSON).get(imported.externalId());
      long id = known == null ? idSequences.next(Sequence.PERSON) : known;
      data.people.put(id, merged(id, imported, data.people.get(id)));
      if (known == null) {
        data.register(EntityKind.PERSON, imported.externalId(), id);
      }
      ids.put(imported.externalId(), id);
    }
    return ids;
  }

  private Person merged(long id, ImportedPerson imported, @Nullable Person before) {
    if (before == null) {
      return new Person(id, imported.fullName(), imported.role(), true, imported.businessUnits());
    }
    Role role =
        before.role() == Role.REQUESTER && !data.administeredRoles.contains(id)
            ? imported.role()
            : before.role();
    SortedSet<Long> units = new TreeSet<>(imported.businessUnits());
    units.removeAll(requireNonNull(data.removedMemberships.getOrDefault(id, Set.of())));
    units.addAll(before.businessUnits());
    return new Person(id, before.fullName(), role, before.active(), units);
  }
}
