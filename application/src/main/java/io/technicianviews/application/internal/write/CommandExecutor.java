package io.technicianviews.application.internal.write;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/**
 * Executes commands, each in one transaction in which the caller's permissions are read too.
 * Thread-safe.
 */
public final class CommandExecutor {

  private final WriteTransactions writes;
  private final Duration timeout;
  private final Runnable onWritten;

  /**
   * @param onWritten runs after each commit; must neither block nor throw
   */
  public CommandExecutor(WriteTransactions writes, Duration timeout, Runnable onWritten) {
    this.writes = writes;
    this.timeout = timeout;
    this.onWritten = onWritten;
  }

  /**
   * @param others further people whose permissions the command depends on
   */
  public <T> Result<T> asPerson(
      long personId, Set<Long> others, Function<CommandTransaction, Result<T>> command) {
    return asPerson(personId, others, write -> {}, command);
  }

  /**
   * As {@link #asPerson}, with an announcement of what the command reads first.
   *
   * @param announcement is made before the permissions are read
   */
  <T> Result<T> asPerson(
      long personId,
      Set<Long> others,
      Consumer<WriteTransaction> announcement,
      Function<CommandTransaction, Result<T>> command) {
    return inTransaction(RequiredRole.ANY, personId, others, timeout, announcement, command);
  }

  /**
   * As {@link #asPerson}, for a command that begins by locking a request.
   *
   * @param requestId the request, which is locked even if the command is refused
   */
  public <T> Result<T> onRequest(
      long personId,
      Set<Long> others,
      long requestId,
      Function<CommandTransaction, Result<T>> command) {
    return onRequest(personId, others, requestId, List.of(), command);
  }

  /**
   * As {@link #onRequest(long, Set, long, Function)}, for a command that reads more.
   *
   * @param next queries that the command executes after the lock
   */
  public <T> Result<T> onRequest(
      long personId,
      Set<Long> others,
      long requestId,
      List<Query<?>> next,
      Function<CommandTransaction, Result<T>> command) {
    return asPerson(
        personId,
        others,
        write -> {
          write.requests().announceLock(requestId);
          write.announceQueries(next);
        },
        command);
  }

  /**
   * As {@link #asPerson}, for technicians and admins.
   *
   * @param limit the time that is left for the command
   */
  <T> Result<T> asTechnician(
      long personId,
      Set<Long> others,
      Duration limit,
      Function<CommandTransaction, Result<T>> command) {
    return inTransaction(RequiredRole.TECHNICIAN, personId, others, limit, write -> {}, command);
  }

  /** The deadline of a command that begins now. */
  Deadline deadline() {
    return Deadline.in(timeout, Ticker.SYSTEM);
  }

  private <T> Result<T> inTransaction(
      RequiredRole role,
      long personId,
      Set<Long> others,
      Duration limit,
      Consumer<WriteTransaction> announcement,
      Function<CommandTransaction, Result<T>> command) {
    Set<Long> people = new TreeSet<>(others);
    people.add(personId);
    try (WriteTransaction write = writes.begin(limit, people)) {
      announcement.accept(write);
      write.announceQueries(others.stream().map(PeopleQuery.PersonById::new).toList());
      return authorized(role, personId, write, command);
    }
  }

  /**
   * As {@link #asPerson}, but a repeated command returns the stored response of the first one, as
   * long as the person may still see the request.
   *
   * @param shown the request that the response shows, which the person must still see when the
   *     response is returned again, or {@link StoredAnswer#NONE}
   */
  public <T> Result<String> idempotent(
      long personId,
      Set<Long> others,
      IdempotencyKey<T> idempotencyKey,
      ToLongBiFunction<CommandTransaction, T> shown,
      Function<CommandTransaction, Result<T>> command) {
    return idempotent(personId, others, write -> {}, idempotencyKey, shown, command);
  }

  /**
   * As the public method, with an announcement of what the command reads first.
   *
   * @param announcement is made before the permissions are read
   */
  <T> Result<String> idempotent(
      long personId,
      Set<Long> others,
      Consumer<WriteTransaction> announcement,
      IdempotencyKey<T> idempotencyKey,
      ToLongBiFunction<CommandTransaction, T> shown,
      Function<CommandTransaction, Result<T>> command) {
    return asPerson(
        personId, others, announcement, Idempotency.once(idempotencyKey, shown, command));
  }

  /**
   * @param changed the people whose permissions the command changes
   */
  <T> Result<T> asAdmin(
      long personId, Set<Long> changed, Function<CommandTransaction, Result<T>> command) {
    try (WriteTransaction write = writes.beginAdministration(timeout, changed)) {
      return authorized(RequiredRole.ADMIN, personId, write, command);
    }
  }

  /**
   * Executes a command on custom views. Such commands run one at a time, as those of admins do, so
   * that what they check does not change before they write.
   */
  <T> Result<T> onViews(long personId, Function<CommandTransaction, Result<T>> command) {
    try (WriteTransaction write = writes.beginAdministration(timeout, Set.of())) {
      return authorized(RequiredRole.TECHNICIAN, personId, write, command);
    }
  }

  /** Executes a command that has no caller. */
  <T> Result<T> asSystem(Function<CommandTransaction, Result<T>> command) {
    try (WriteTransaction write = writes.beginAdministration(timeout, Set.of())) {
      return executed(new CommandTransaction(write, null), command);
    }
  }

  private <T> Result<T> authorized(
      RequiredRole role,
      long personId,
      WriteTransaction write,
      Function<CommandTransaction, Result<T>> command) {
    Access access =
        Access.of(role, personId, write.snapshot().read(new PeopleQuery.PersonById(personId)));
    return switch (access) {
      case Access.Granted(Person person) ->
          executed(new CommandTransaction(write, person), command);
      case Access.Denied(Refusal refusal) -> Result.refused(refusal);
    };
  }

  private <T> Result<T> executed(
      CommandTransaction transaction, Function<CommandTransaction, Result<T>> command) {
    Result<T> result = command.apply(transaction);
    if (result instanceof Result.Success<T>) {
      transaction.finish();
      onWritten.run();
    }
    return result;
  }
}
