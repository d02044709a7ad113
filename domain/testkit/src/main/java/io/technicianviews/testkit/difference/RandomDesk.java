package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random data of a helpdesk with many edge cases, and changes to it. The same seed generates the
 * same data, except for the ids, which the storage under test allocates. Not thread-safe.
 */
public final class RandomDesk {

  private static final int PARENTS = 180;
  private static final int SUBTASKS = 120;
  private static final int NEW_SUBTASKS = 25;

  private final RandomSource randomSource;
  private final RandomTexts texts;
  private final RandomTimes times;
  private final RandomPeople randomPeople;
  private final Map<Long, BusinessUnit> units = new TreeMap<>();
  private final Map<Long, PersonRecord> people = new TreeMap<>();
  private final Map<Long, ServiceRequest> requests = new TreeMap<>();

  /** Creates a helpdesk without data. */
  public RandomDesk(long seed) {
    randomSource = new RandomSource(seed);
    texts = new RandomTexts(randomSource);
    times = new RandomTimes(randomSource);
    randomPeople = new RandomPeople(randomSource, texts);
  }

  /** Returns the day whose boundaries the timestamps are close to. */
  public DeskDay today() {
    return times.today();
  }

  /** Returns all business units as last loaded. */
  public List<BusinessUnit> units() {
    return List.copyOf(units.values());
  }

  /** Returns all users as last loaded. */
  public List<Person> people() {
    return people.values().stream().map(PersonRecord::person).toList();
  }

  /** Returns all requests as last loaded, deleted ones included. */
  public List<ServiceRequest> requests() {
    return List.copyOf(requests.values());
  }

  /** Returns the initial records, with ids of this storage. Called once. */
  public GeneratedBatch first(BulkLoader ids) {
    randomPeople
        .units(ids(ids, EntityKind.BUSINESS_UNIT, RandomPeople.UNITS))
        .forEach(unit -> units.put(unit.id(), unit));
    randomPeople
        .people(ids(ids, EntityKind.PERSON, RandomPeople.PEOPLE), List.copyOf(units.keySet()))
        .forEach(person -> people.put(person.person().id(), person));

    List<Long> parents = ids(ids, EntityKind.REQUEST, PARENTS);
    List<RequestRecord> loaded = new ArrayList<>(newRequests(parents, null));
    for (long id : ids(ids, EntityKind.REQUEST, SUBTASKS)) {
      loaded.addAll(newRequests(List.of(id), randomSource.one(parents)));
    }
    return batch(units(), List.copyOf(people.values()), loaded);
  }

  /** Returns changes of existing records, and new subtasks. */
  public GeneratedBatch next(BulkLoader ids) {
    List<BusinessUnit> renamed =
        randomSource.some(2, units()).stream().map(randomPeople::renamed).toList();
    List<PersonRecord> others =
        randomSource.some(5, List.copyOf(people.values())).stream()
            .map(person -> randomPeople.changed(person, List.copyOf(units.keySet())))
            .toList();
    List<RequestRecord> loaded = new ArrayList<>();
    for (ServiceRequest request : randomSource.some(requests.size() / 3, requests())) {
      loaded.add(randomRequests().changed(request));
    }
    for (long id : ids(ids, EntityKind.REQUEST, NEW_SUBTASKS)) {
      loaded.addAll(newRequests(List.of(id), randomSource.one(parents())));
    }
    return batch(renamed, others, randomSource.shuffled(loaded));
  }

  private GeneratedBatch batch(
      List<BusinessUnit> someUnits, List<PersonRecord> somePeople, List<RequestRecord> some) {
    someUnits.forEach(unit -> units.put(unit.id(), unit));
    somePeople.forEach(person -> people.put(person.person().id(), person));
    some.forEach(loaded -> requests.put(loaded.request().id(), loaded.request()));
    return new GeneratedBatch(someUnits, somePeople, some);
  }

  private List<RequestRecord> newRequests(List<Long> ids, @Nullable Long parentId) {
    return ids.stream().map(id -> randomRequests().newRequest(id, parentId)).toList();
  }

  private RandomRequests randomRequests() {
    List<Long> used = List.copyOf(units.keySet());
    return new RandomRequests(
        randomSource,
        texts,
        times,
        used.subList(0, RandomPeople.UNITS - RandomPeople.EMPTY_UNITS),
        people());
  }

  private List<Long> parents() {
    return requests.values().stream()
        .filter(request -> !request.state().isSubtask())
        .map(ServiceRequest::id)
        .toList();
  }

  private static List<Long> ids(BulkLoader desk, EntityKind entityKind, int number) {
    try (BulkLoad load = desk.begin()) {
      return load.newIds(entityKind, number);
    }
  }
}
