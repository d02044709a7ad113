package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.DeskDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A nasty desk and its changes, the same for the same seed but for its ids, which the desk under
 * test hands out. Not thread-safe.
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

  public RandomDesk(long seed) {
    randomSource = new RandomSource(seed);
    texts = new RandomTexts(randomSource);
    times = new RandomTimes(randomSource);
    randomPeople = new RandomPeople(randomSource, texts);
  }

  /** The day whose edges the desk's times are close to. */
  public DeskDay today() {
    return times.today();
  }

  public List<BusinessUnit> units() {
    return List.copyOf(units.values());
  }

  public List<Person> people() {
    return people.values().stream().map(PersonRecord::person).toList();
  }

  /** All requests as they were given last, the deleted ones too. */
  public List<ServiceRequest> requests() {
    return List.copyOf(requests.values());
  }

  /** Everything a desk begins with, by ids of this desk. Asked for once. */
  public GeneratedBatch first(BulkLoader ids) {
    randomPeople
        .units(ids(ids, EntityKind.BUSINESS_UNIT, RandomPeople.UNITS))
        .forEach(unit -> units.put(unit.id(), unit));
    randomPeople
        .people(ids(ids, EntityKind.PERSON, RandomPeople.PEOPLE), List.copyOf(units.keySet()))
        .forEach(person -> people.put(person.person().id(), person));

    List<Long> parents = ids(ids, EntityKind.REQUEST, PARENTS);
    List<RequestRecord> loaded = new ArrayList<>(fresh(parents, null));
    for (long id : ids(ids, EntityKind.REQUEST, SUBTASKS)) {
      loaded.addAll(fresh(List.of(id), randomSource.one(parents)));
    }
    return wave(units(), List.copyOf(people.values()), loaded);
  }

  /** Changes to what there is, and new subtasks. */
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
      loaded.addAll(fresh(List.of(id), randomSource.one(parents())));
    }
    return wave(renamed, others, randomSource.shuffled(loaded));
  }

  private GeneratedBatch wave(
      List<BusinessUnit> someUnits, List<PersonRecord> somePeople, List<RequestRecord> some) {
    someUnits.forEach(unit -> units.put(unit.id(), unit));
    somePeople.forEach(person -> people.put(person.person().id(), person));
    some.forEach(loaded -> requests.put(loaded.request().id(), loaded.request()));
    return new GeneratedBatch(someUnits, somePeople, some);
  }

  private List<RequestRecord> fresh(List<Long> ids, @Nullable Long parentId) {
    return ids.stream().map(id -> randomRequests().fresh(id, parentId)).toList();
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
