package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkOutcome;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkSelection.Item;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.command.CombinedUpdate;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bulk update. Used by one thread. */
final class BulkExecution {

  private final CommandExecutor commandExecutor;
  private final long personId;
  private final BulkUpdate update;
  private final @Nullable BulkKey key;
  private final BulkItems selected;
  private final Deadline deadline;

  /**
   * @param key null: not idempotent
   * @param zone the time zone of the helpdesk
   */
  BulkExecution(
      CommandExecutor commandExecutor,
      long personId,
      BulkUpdate update,
      @Nullable BulkKey key,
      ZoneId zone) {
    this.commandExecutor = commandExecutor;
    this.personId = personId;
    this.update = update;
    this.key = key;
    this.selected = new BulkItems(update.selection(), zone);
    this.deadline = commandExecutor.deadline();
  }

  Result<BulkResult> result() {
    return update.atomic()
        ? inTransaction(this::all)
        : inTransaction(this::items).map(items -> new BulkResult(each(items)));
  }

  private <T> Result<T> inTransaction(Function<CommandTransaction, Result<T>> command) {
    return commandExecutor.asTechnician(
        personId, update.assignees().assigned(), deadline.remaining(), command);
  }

  /**
   * The requests to change. A repetition of an idempotent update changes the requests of the first
   * call, whatever is in the view by now.
   */
  private Result<List<Item>> items(CommandTransaction transaction) {
    return Idempotency.once(
        transaction, key, () -> selected.read(transaction), selected::text, selected::parse);
  }

  /**
   * Changes each request in a transaction of its own, within one deadline. Parents are older than
   * their subtasks, and their versions increase with those: so the order is by id.
   */
  private List<BulkOutcome> each(List<Item> items) {
    Map<Long, BulkOutcome> outcomes = new HashMap<>();
    boolean unavailable = false;
    for (Item item : sorted(items, Comparator.comparingLong(Item::requestId))) {
      BulkOutcome outcome =
          unavailable || deadline.isOver()
              ? new BulkOutcome.NotCompleted(item.requestId(), !unavailable, false)
              : one(item);
      unavailable |= outcome instanceof BulkOutcome.NotCompleted failed && !failed.timedOut();
      outcomes.put(item.requestId(), outcome);
    }
    return inOrder(items, outcomes);
  }

  private BulkOutcome one(Item item) {
    try {
      Result<BulkOutcome> result =
          inTransaction(
              transaction ->
                  Idempotency.once(
                      transaction,
                      Idempotency.ofItem(key, item),
                      () -> changed(transaction, item),
                      outcome -> BulkOutcomeCodec.encode(List.of(outcome)),
                      text -> BulkOutcomeCodec.decode(text).getFirst()));
      return outcome(item, result);
    } catch (DeadlineExceededException e) {
      return new BulkOutcome.NotCompleted(item.requestId(), true, true);
    } catch (DeskUnavailableException e) {
      return new BulkOutcome.NotCompleted(item.requestId(), false, true);
    }
  }

  private static BulkOutcome outcome(Item item, Result<BulkOutcome> result) {
    return switch (result) {
      case Result.Success<BulkOutcome> success -> success.value();
      case Result.Refused<BulkOutcome>(Refusal refusal) ->
          new BulkOutcome.Refused(item.requestId(), refusal);
    };
  }

  private Result<BulkOutcome> changed(CommandTransaction transaction, Item item) {
    CombinedUpdate command = command(transaction);
    return changed(transaction, item, command, transaction.lock(item.requestId()));
  }

  /** Changes all requests in one transaction, or none. */
  private Result<BulkResult> all(CommandTransaction transaction) {
    return Idempotency.once(
        transaction,
        key,
        () -> selected.read(transaction).flatMap(items -> all(transaction, items)),
        result -> BulkOutcomeCodec.encode(result.outcomes()),
        text -> new BulkResult(BulkOutcomeCodec.decode(text)));
  }

  private Result<BulkResult> all(CommandTransaction transaction, List<Item> items) {
    SortedSet<Long> ids =
        items.stream().map(Item::requestId).collect(Collectors.toCollection(TreeSet::new));
    Map<Long, CurrentRequest> locked = transaction.lockAll(ids);
    CombinedUpdate command = command(transaction);
    Map<Long, BulkOutcome> outcomes = new HashMap<>();
    for (Item item : sorted(items, parentsFirst(locked))) {
      Optional<CurrentRequest> current =
          Optional.ofNullable(locked.get(item.requestId())).map(transaction::latest);
      Result<BulkOutcome> result = changed(transaction, item, command, current);
      outcomes.put(item.requestId(), outcome(item, result));
    }
    List<BulkOutcome> inOrder = inOrder(items, outcomes);
    List<Refusal.RefusedRequest> refused = refused(inOrder);
    return refused.isEmpty()
        ? Result.of(new BulkResult(inOrder))
        : Result.refused(new Refusal.NotAllChanged(items.size(), refused));
  }

  /** The version of a parent increases with those of its subtasks. */
  private static Comparator<Item> parentsFirst(Map<Long, CurrentRequest> locked) {
    return Comparator.<Item, Boolean>comparing(
            item -> {
              CurrentRequest current = locked.get(item.requestId());
              return current != null && current.parent() != null;
            })
        .thenComparingLong(Item::requestId);
  }

  private static List<Refusal.RefusedRequest> refused(List<BulkOutcome> outcomes) {
    List<Refusal.RefusedRequest> refused = new ArrayList<>();
    for (BulkOutcome outcome : outcomes) {
      if (outcome instanceof BulkOutcome.Refused(long id, Refusal refusal)) {
        refused.add(new Refusal.RefusedRequest(id, refusal));
      }
    }
    return refused;
  }

  private Result<BulkOutcome> changed(
      CommandTransaction transaction,
      Item item,
      CombinedUpdate command,
      Optional<CurrentRequest> current) {
    if (current.isEmpty()) {
      return Result.refused(new Refusal.RequestNotFound(item.requestId()));
    }
    if (!selected.contain(current.get().request(), transaction)) {
      return Result.refused(new Refusal.NotInView(item.requestId()));
    }
    return transaction.execute(current.get(), item.expected(), command).map(BulkExecution::outcome);
  }

  private static BulkOutcome outcome(CommandOutcome outcome) {
    ServiceRequest after = outcome.after();
    return outcome.changed()
        ? new BulkOutcome.Changed(after.id(), after.version())
        : new BulkOutcome.Unchanged(after.id(), after.version());
  }

  private CombinedUpdate command(CommandTransaction transaction) {
    Map<Long, Person> technicians = new TreeMap<>();
    for (long id : update.assignees().assigned()) {
      transaction
          .read(new PeopleQuery.PersonById(id))
          .ifPresent(person -> technicians.put(id, person));
    }
    return new CombinedUpdate(update.fields(), update.assignees(), technicians);
  }

  private static List<Item> sorted(List<Item> items, Comparator<Item> order) {
    return items.stream().sorted(order).toList();
  }

  private static List<BulkOutcome> inOrder(List<Item> items, Map<Long, BulkOutcome> outcomes) {
    return items.stream()
        .map(item -> Objects.requireNonNull(outcomes.get(item.requestId())))
        .toList();
  }
}
