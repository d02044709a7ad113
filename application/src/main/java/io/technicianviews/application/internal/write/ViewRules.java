package io.technicianviews.application.internal.write;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewLimits;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a custom view must meet to be stored. */
final class ViewRules {

  private ViewRules() {}

  /** Why this person cannot have this view; empty if they can. */
  static Optional<Refusal> refusal(CommandTransaction transaction, ViewDefinition view) {
    return sharingRefusal(transaction, view.sharing()).or(() -> unsupported(view));
  }

  private static Optional<Refusal> unsupported(ViewDefinition view) {
    List<UnsupportedPart> unsupportedParts =
        ViewDefinition.unsupportedParts(view.conditions(), view.order());
    return unsupportedParts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.UnsupportedView(unsupportedParts));
  }

  private static Optional<Refusal> sharingRefusal(CommandTransaction transaction, Sharing sharing) {
    Person by = transaction.by();
    if (sharing instanceof Sharing.Personal(long ownerId)) {
      if (ownerId != by.id()) {
        throw new IllegalArgumentException(
            "a personal view belongs to the caller, " + by.id() + ", not to " + ownerId);
      }
      return Optional.empty();
    }
    if (by.role() != Role.ADMIN) {
      return Optional.of(new Refusal.MayNotShareViews(by.id()));
    }
    return sharing instanceof Sharing.BusinessUnits(var ids)
        ? unknownUnit(transaction, ids)
        : Optional.empty();
  }

  private static Optional<Refusal> unknownUnit(
      CommandTransaction transaction, SortedSet<Long> ids) {
    SortedSet<Long> unknown = new TreeSet<>(ids);
    transaction.read(new PeopleQuery.UnitsById(ids)).forEach(unit -> unknown.remove(unit.id()));
    return unknown.stream().findFirst().map(Refusal.UnknownBusinessUnit::new);
  }

  /** Why a view cannot be stored beside the others of its kind; empty if it can. */
  static Optional<Refusal> conflict(ViewDefinition view, List<ViewDefinition> siblings) {
    List<ViewDefinition> others =
        siblings.stream().filter(other -> other.id() != view.id()).toList();
    boolean shared = !(view.sharing() instanceof Sharing.Personal);
    int maximum = shared ? ViewLimits.MAX_SHARED : ViewLimits.MAX_PERSONAL;
    if (others.size() >= maximum) {
      return Optional.of(new Refusal.TooManyViews(shared, maximum));
    }
    SharingKind kind = SharingKind.of(view.sharing());
    return others.stream()
        .filter(other -> SharingKind.of(other.sharing()) == kind)
        .filter(other -> other.title().equals(view.title()))
        .findFirst()
        .map(other -> new Refusal.ViewTitleTaken(view.title(), other.id()));
  }
}
