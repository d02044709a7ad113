package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.query.RequestDetailLoader;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.command.Decision;
import io.technicianviews.domain.command.DecisionContext;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.ParentUpdatePolicy;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequestCommand;
import io.technicianviews.domain.command.StatusCatalog;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on behalf of a person or of the system, with the changes that it will log. Used by
 * one thread.
 */
public final class CommandTransaction {

  private final WriteTransaction write;
  private final @Nullable Person by;
  private final List<Change> changes = new ArrayList<>();
  private final Map<Long, ServiceRequest> stored = new HashMap<>();
  private final Map<Priority, Integer> resolutionHours = new EnumMap<>(Priority.class);
  private final Map<Long, Optional<Refusal>> unitRefusals = new HashMap<>();
  private @Nullable StatusCatalog statuses;
  private boolean responseStored;
  private boolean finished;
  private @Nullable Instant at;

  /**
   * @param by null: the system
   */
  CommandTransaction(WriteTransaction write, @Nullable Person by) {
    this.write = write;
    this.by = by;
  }

  public WriteTransaction write() {
    return write;
  }

  /** The person; a transaction of the system has none. */
  Person by() {
    return Objects.requireNonNull(by);
  }

  /**
   * The instant of all changes of this transaction. It is read after the changed rows were locked.
   */
  Instant now() {
    if (at == null) {
      at = write.now();
    }
    return at;
  }

  /** Executes a query in this transaction. */
  public <V> V read(Query<V> query) {
    return write.snapshot().read(query);
  }

  int resolutionHours(Priority priority) {
    return resolutionHours.computeIfAbsent(priority, any -> resolutionHours(write, any));
  }

  /** The statuses of the helpdesk. */
  StatusCatalog statuses() {
    if (statuses == null) {
      statuses = new StatusCatalog(read(new RequestQuery.Statuses()));
    }
    return statuses;
  }

  public static int resolutionHours(WriteTransaction write, Priority priority) {
    return write.snapshot().read(new RequestQuery.PriorityLabels()).stream()
        .filter(label -> label.id() == priority.id())
        .mapToInt(PriorityLabel::resolutionTimeHours)
        .findFirst()
        .orElseThrow();
  }

  /** Locks a request; empty if the person may not see it. */
  Optional<CurrentRequest> lock(long requestId) {
    return write
        .requests()
        .lock(requestId)
        .filter(current -> Access.maySee(by(), current.request()));
  }

  /** Locks several requests; returns those that the person may see, by id. */
  Map<Long, CurrentRequest> lockAll(Set<Long> requestIds) {
    Map<Long, CurrentRequest> visible = new HashMap<>(write.requests().lockAll(requestIds));
    visible.values().removeIf(current -> !Access.maySee(by(), current.request()));
    return visible;
  }

  /** The locked request after what this transaction has stored. */
  CurrentRequest latest(CurrentRequest locked) {
    ServiceRequest parent = locked.parent();
    return new CurrentRequest(
        stored.getOrDefault(locked.request().id(), locked.request()),
        locked.assignees(),
        locked.messagePositions(),
        parent == null ? null : stored.getOrDefault(parent.id(), parent),
        locked.subtasks());
  }

  /** Whether the person may see a request now. */
  boolean sees(long requestId) {
    return read(new RequestQuery.RequestById(requestId))
        .filter(request -> Access.maySee(by(), request))
        .isPresent();
  }

  /** Executes a command on a request that has an expected version. */
  public Result<CommandOutcome> execute(
      long requestId, ExpectedVersion expected, Function<CurrentRequest, RequestCommand> command) {
    Optional<CurrentRequest> found = lock(requestId);
    if (found.isEmpty()) {
      return Result.refused(new Refusal.RequestNotFound(requestId));
    }
    return execute(found.get(), expected, command.apply(found.get()));
  }

  /** Executes a command on a locked request. */
  Result<CommandOutcome> execute(
      CurrentRequest current, ExpectedVersion expected, RequestCommand command) {
    DecisionContext decisionContext =
        new DecisionContext(current, by(), now(), expected, this::resolutionHours, this::statuses);
    return switch (command.decide(decisionContext)) {
      case Decision.Refused(Refusal refusal) -> Result.refused(refusal);
      case Decision.Unchanged() -> Result.of(new CommandOutcome(current, current.request(), false));
      case Decision.Accepted(ServiceRequest after, Change change) ->
          unknownTarget(current.request(), after)
              .<Result<CommandOutcome>>map(Result::refused)
              .orElseGet(
                  () -> {
                    store(current, after, change);
                    return Result.of(new CommandOutcome(current, after, true));
                  });
    };
  }

  /** The refusal if the request moves to an unknown unit. */
  private Optional<Refusal> unknownTarget(ServiceRequest before, ServiceRequest after) {
    Long unit = after.state().businessUnitId();
    return Objects.equals(unit, before.state().businessUnitId())
        ? Optional.empty()
        : unknownUnit(unit);
  }

  Optional<Refusal> unknownUnit(@Nullable Long unit) {
    return unit == null
        ? Optional.empty()
        : unitRefusals.computeIfAbsent(unit, this::refusalOfUnit);
  }

  private Optional<Refusal> refusalOfUnit(long unit) {
    return read(new PeopleQuery.UnitsById(Set.of(unit))).isEmpty()
        ? Optional.of(new Refusal.UnknownBusinessUnit(unit))
        : Optional.empty();
  }

  private void store(CurrentRequest current, ServiceRequest after, Change change) {
    if (!after.equals(current.request())) {
      write.requests().store(after);
      stored.put(after.id(), after);
    }
    addChange(change);
    updateParent(current.parent(), current.request(), after);
  }

  void updateParent(
      @Nullable ServiceRequest parent, @Nullable ServiceRequest before, ServiceRequest after) {
    if (parent != null) {
      ParentUpdatePolicy.parentAfter(parent, before, after)
          .ifPresent(
              moved -> {
                addChange(storeParent(write, parent, moved));
                stored.put(moved.id(), moved);
              });
    }
  }

  private static Change storeParent(
      WriteTransaction write, ServiceRequest parent, ServiceRequest moved) {
    write.requests().store(moved);
    return Change.of(ChangeKind.SUBTASKS_CHANGED, parent, moved);
  }

  /** Updates the parent of a changed subtask, if the change affects it. */
  public static Optional<Change> storeParent(
      WriteTransaction write,
      ServiceRequest parent,
      @Nullable ServiceRequest before,
      ServiceRequest after) {
    return ParentUpdatePolicy.parentAfter(parent, before, after)
        .map(moved -> storeParent(write, parent, moved));
  }

  /** Stores the response to an idempotency key that this transaction has reserved. */
  void storeResponse(String key, String response) {
    write.storeResponse(by().id(), key, response);
    responseStored = true;
  }

  void addChange(Change change) {
    changes.add(change);
  }

  /**
   * Ends the transaction, and returns the changed request with all its details, also if the person
   * may no longer see it.
   */
  public RequestDetail finishedWith(CommandOutcome outcome) {
    // The lock prevents other transactions from adding or removing subtasks.
    List<ServiceRequest> subtasks =
        outcome.before().subtasks() == 0
            ? List.of()
            : RequestDetailLoader.visibleSubtasks(by(), outcome.after().id(), write.snapshot());
    return RequestDetailLoader.of(by(), outcome.after(), subtasks, this::finish);
  }

  /** Ends the transaction, and returns a new request with all its details. */
  RequestDetail finishedWith(ServiceRequest created) {
    return RequestDetailLoader.of(by(), created, List.of(), this::finish);
  }

  /** A new request with all its details. */
  RequestDetail created(ServiceRequest request) {
    return RequestDetailLoader.of(by(), request, List.of(), write.snapshot()::read);
  }

  /** As {@link #finish()}, after queries. */
  private QueryResults finish(List<Query<?>> last) {
    if (changes.isEmpty()) {
      return write.snapshot().read(last);
    }
    log();
    finished = true;
    return write.commit(last);
  }

  private void log() {
    write.log(by == null ? null : by.id(), now(), changes);
  }

  /** Logs the changes and commits, if there are any, or a response was stored. Once. */
  void finish() {
    if (finished) {
      return;
    }
    if (!changes.isEmpty()) {
      log();
    }
    if (!changes.isEmpty() || responseStored) {
      write.commit();
    }
  }
}
