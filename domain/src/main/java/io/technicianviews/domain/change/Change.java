package io.technicianviews.domain.change;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the helpdesk's data, as stored in the change log.
 *
 * @param request the change of a single request; null if the change affects no request, or many
 * @param tags the tags of the cached results that the change invalidates; not empty
 */
public record Change(ChangeKind kind, @Nullable RequestChange request, Set<InvalidationTag> tags) {

  public Change {
    tags = Set.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException(
          "a change must have at least one invalidation tag: " + kind);
    }
  }

  /** The creation of a request. */
  public static Change created(ServiceRequest request) {
    return new Change(ChangeKind.CREATED, requestChange(null, request, Set.of()), tagsOf(request));
  }

  /**
   * A change of a request. Its tags are the unit, the requester and the assignees, both before and
   * after the change.
   */
  public static Change of(ChangeKind kind, ServiceRequest before, ServiceRequest after) {
    Set<InvalidationTag> tags = new LinkedHashSet<>(tagsOf(before));
    tags.addAll(tagsOf(after));
    return new Change(
        kind, requestChange(before.state(), after, RequestField.differing(before, after)), tags);
  }

  /** A move of a person's read position. It invalidates only results of this person. */
  public static Change readBy(long personId, ServiceRequest request) {
    return new Change(
        ChangeKind.READ,
        requestChange(request.state(), request, Set.of()),
        Set.of(new InvalidationTag.Person(personId)));
  }

  /** A change that is not about a single request. */
  public static Change of(ChangeKind kind, InvalidationTag... tags) {
    return new Change(kind, null, new LinkedHashSet<>(Arrays.asList(tags)));
  }

  /** An external write: one that bypasses the API. */
  public static Change external(Collection<InvalidationTag> tags) {
    if (requireNonNull(tags, "tags").isEmpty()) {
      throw new IllegalArgumentException("tags of an external write must not be empty");
    }
    return new Change(ChangeKind.FOREIGN, null, new LinkedHashSet<>(tags));
  }

  private static RequestChange requestChange(
      @Nullable RequestState before, ServiceRequest after, Set<RequestField> fields) {
    return new RequestChange(after.id(), after.requesterId(), before, after.state(), fields);
  }

  private static Set<InvalidationTag> tagsOf(ServiceRequest request) {
    Set<InvalidationTag> tags = new LinkedHashSet<>();
    tags.add(new InvalidationTag.Unit(UnitScope.key(request.state().businessUnitId())));
    tags.add(new InvalidationTag.Person(request.requesterId()));
    request.state().assignees().forEach(id -> tags.add(new InvalidationTag.Person(id)));
    return tags;
  }
}
