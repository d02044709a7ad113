package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The custom views that a person sees, read from cached parts or in a transaction. */
public final class VisibleViews {

  /** Everyone's, then those of units, then personal ones; each part is ordered by position. */
  private static final Comparator<ViewDefinition> BY_KIND =
      Comparator.comparing(
          (ViewDefinition view) -> SharingKind.of(view.sharing()), Comparator.reverseOrder());

  private VisibleViews() {}

  /** Reads a part. */
  @FunctionalInterface
  public interface Reader {
    <V> V read(CacheableQuery<V> query);
  }

  /** The parts that {@link #of} reads. */
  static List<CacheableQuery<?>> parts(Person person) {
    return List.of(
        new DefinitionQuery.SharedViews(), new DefinitionQuery.PersonalViews(person.id()));
  }

  /**
   * The definitions that the person sees, in the order of lists of views. Those with a {@linkplain
   * ViewDefinition#fault fault} are left out.
   */
  public static List<ViewDefinition> of(Person person, Reader reader) {
    return all(person, reader).stream().filter(view -> view.fault() == null).toList();
  }

  /** The definitions that the person sees, also those with a fault. */
  static List<ViewDefinition> all(Person person, Reader reader) {
    return Stream.concat(
            reader.read(new DefinitionQuery.SharedViews()).stream(),
            reader.read(new DefinitionQuery.PersonalViews(person.id())).stream())
        .filter(view -> Access.maySee(person, view))
        .sorted(BY_KIND)
        .toList();
  }

  /** The view with this id, also if it has a fault; empty if the person does not see it. */
  public static Optional<ViewDefinition> find(Person person, long viewId, Reader reader) {
    return all(person, reader).stream().filter(view -> view.id() == viewId).findFirst();
  }

  /** Why the person cannot read this view, which {@link #of} leaves out. */
  static Refusal refusal(Person person, long viewId, Reader reader) {
    return find(person, viewId, reader)
        .map(ViewDefinition::fault)
        .<Refusal>map(fault -> new Refusal.UnreadableView(viewId, fault))
        .orElseGet(() -> new Refusal.ViewNotFound(viewId));
  }

  /** The view, or the refusal of one with a fault, which can be neither shown nor changed. */
  public static Result<ViewDefinition> readable(ViewDefinition view) {
    String fault = view.fault();
    return fault == null
        ? Result.of(view)
        : Result.refused(new Refusal.UnreadableView(view.id(), fault));
  }

  /** The definitions as they are shown to the person. */
  public static List<CustomView> shown(
      Person person, Collection<ViewDefinition> views, Reader reader) {
    Set<Long> units =
        reader.read(new PeopleQuery.AllUnits()).stream()
            .map(BusinessUnit::id)
            .collect(Collectors.toCollection(HashSet::new));
    units.add(UnitScope.WITHOUT_UNIT);
    List<CustomView> shown = new ArrayList<>();
    for (ViewDefinition view : views) {
      Set<Condition> unknown =
          view.conditions().stream()
              .filter(condition -> isUnknown(condition, units, reader))
              .collect(Collectors.toSet());
      shown.add(new CustomView(view, unknown, Access.mayEdit(person, view)));
    }
    return shown;
  }

  private static boolean isUnknown(Condition condition, Set<Long> units, Reader reader) {
    if (condition instanceof CellCondition.BusinessUnitCondition(var operator, var ids)) {
      return !units.containsAll(ids);
    }
    Long person = person(condition);
    return person != null && reader.read(new PeopleQuery.PersonById(person)).isEmpty();
  }

  /** The people whom conditions name. */
  static List<PeopleQuery.PersonById> people(Collection<ViewDefinition> views) {
    return views.stream()
        .flatMap(view -> view.conditions().stream())
        .map(VisibleViews::person)
        .filter(Objects::nonNull)
        .distinct()
        .map(id -> new PeopleQuery.PersonById(Objects.requireNonNull(id)))
        .toList();
  }

  private static @Nullable Long person(Condition condition) {
    return switch (condition) {
      case CellCondition.AssigneeCondition(var operator, Assignee.Technician(long id)) -> id;
      case RequestCondition.RequesterCondition(var operator, Requester.Other(long id)) -> id;
      default -> null;
    };
  }
}
