package io.technicianviews.domain.change;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the desk, as its log keeps it.
 *
 * @param request what became of a request; null if the change is of none, or of many
 * @param tags what can be altered by it; not empty
 */
public record Change(ChangeKind kind, @Nullable RequestChange request, Set<InvalidationTag> tags) {

  public Change {
    tags = Set.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("a change touches at least one scope: " + kind);
    }
  }

  /** A request was made. */
  public static Change created(ServiceRequest request) {
    return new Change(ChangeKind.CREATED, changed(null, request, Set.of()), touched(request));
  }

  /**
   * A request became another: it touches the unit, the requester and the assignees, those before
   * and those after.
   */
  public static Change of(ChangeKind kind, ServiceRequest before, ServiceRequest after) {
    Set<InvalidationTag> scopes = new LinkedHashSet<>(touched(before));
    scopes.addAll(touched(after));
    return new Change(
        kind, changed(before.state(), after, RequestField.differing(before, after)), scopes);
  }

  /** A person read in a request, which alters nobody else's answers. */
  public static Change readBy(long personId, ServiceRequest request) {
    return new Change(
        ChangeKind.READ,
        changed(request.state(), request, Set.of()),
        Set.of(new InvalidationTag.Person(personId)));
  }

  /** A change of no single request. */
  public static Change of(ChangeKind kind, InvalidationTag... scopes) {
    return new Change(kind, null, new LinkedHashSet<>(Arrays.asList(scopes)));
  }

  /** Somebody else's write. */
  public static Change external(Collection<InvalidationTag> scopes) {
    return new Change(ChangeKind.FOREIGN, null, new LinkedHashSet<>(scopes));
  }

  private static RequestChange changed(
      @Nullable RequestState before, ServiceRequest after, Set<RequestField> fields) {
    return new RequestChange(after.id(), after.requesterId(), before, after.state(), fields);
  }

  private static Set<InvalidationTag> touched(ServiceRequest request) {
    Set<InvalidationTag> scopes = new LinkedHashSet<>();
    scopes.add(new InvalidationTag.Unit(UnitScope.key(request.state().businessUnitId())));
    scopes.add(new InvalidationTag.Person(request.requesterId()));
    request.state().assignees().forEach(id -> scopes.add(new InvalidationTag.Person(id)));
    return scopes;
  }
}
