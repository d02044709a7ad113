package io.technicianviews.domain.command;

import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.util.List;
import java.util.Optional;

/**
 * The statuses of a helpdesk and the rules of their administration.
 *
 * @param all ordered by position, then by id; contains the {@linkplain Status#DEFAULTS default
 *     statuses}
 */
public record StatusCatalog(List<StatusDefinition> all) {

  /** The maximum number of statuses of a helpdesk, retired ones included. */
  public static final int MAX_STATUSES = 100;

  public StatusCatalog {
    all = List.copyOf(all);
  }

  /** The definition of a status; empty if the helpdesk does not have it. */
  public Optional<StatusDefinition> find(Status status) {
    return all.stream().filter(one -> one.status().equals(status)).findFirst();
  }

  /** Why a request must not get this status; empty if it may. */
  public Optional<Refusal> refusalToUse(Status status) {
    Optional<StatusDefinition> found = find(status);
    return found.isPresent() && found.get().active()
        ? Optional.empty()
        : Optional.of(new Refusal.StatusNotAvailable(status.id(), found.isPresent(), active()));
  }

  private List<StatusLabel> active() {
    return all.stream().filter(StatusDefinition::active).map(StatusDefinition::label).toList();
  }

  /** Why this status must not be added; empty if it may be added. */
  public Optional<Refusal> refusalToAdd(NewStatus status) {
    return all.size() >= MAX_STATUSES
        ? Optional.of(new Refusal.TooManyStatuses(MAX_STATUSES))
        : nameTaken(status.name(), 0);
  }

  /** The status to add, with an id that no status of the helpdesk has. */
  public StatusDefinition added(NewStatus status) {
    int id =
        all.stream()
            .map(StatusDefinition::status)
            .filter(one -> !one.isDefault() && one.category() == status.category())
            .mapToInt(one -> one.id() + 1)
            .max()
            .orElse(Status.firstAddedId(status.category()));
    Integer position = status.position();
    return new StatusDefinition(
        new StatusLabel(id, status.name(), status.color()),
        position == null
            ? find(Status.defaultOf(status.category())).orElseThrow().position()
            : position,
        true);
  }

  /** Why a status must not be changed in this way; empty if it may be changed. */
  public Optional<Refusal> refusalToChange(StatusDefinition before, StatusDefinition after) {
    int id = after.label().id();
    if (!after.active() && after.status().isDefault()) {
      return Optional.of(new Refusal.DefaultStatusRetired(id));
    }
    boolean gainsName =
        after.active() && (!before.active() || !before.label().name().equals(after.label().name()));
    return gainsName ? nameTaken(after.label().name(), id) : Optional.empty();
  }

  private Optional<Refusal> nameTaken(String name, int exceptId) {
    return all.stream()
        .filter(StatusDefinition::active)
        .map(StatusDefinition::label)
        .filter(label -> label.name().equals(name) && label.id() != exceptId)
        .findFirst()
        .map(label -> new Refusal.StatusNameTaken(name, label.id()));
  }
}
