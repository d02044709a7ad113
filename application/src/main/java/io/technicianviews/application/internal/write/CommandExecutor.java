package io.technicianviews.application.internal.write;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import io.technicianviews.domain.port.WriteTransactions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/** Has a person's command obeyed in one write, his rights read in it too. */
public final class CommandExecutor {

  private final WriteTransactions writes;
  private final Duration timeout;
  private final Runnable written;

  /**
   * @param written what happens as soon as something was written; it neither waits nor fails
   */
  public CommandExecutor(WriteTransactions writes, Duration timeout, Runnable written) {
    this.writes = writes;
    this.timeout = timeout;
    this.written = written;
  }

  /**
   * @param others people whose rights matter beside those of who wants it
   */
  public <T> Result<T> asPerson(
      long personId, Set<Long> others, Function<CommandTransaction, Result<T>> command) {
    Set<Long> people = new TreeSet<>(others);
    people.add(personId);
    try (WriteTransaction write = writes.begin(timeout, people)) {
      return authorized(RequiredRole.ANY, personId, write, command);
    }
  }

  /**
   * As {@link #asPerson}, but a command that was obeyed before is answered as it was then, as long
   * as the person may still see the request.
   *
   * @param shown the request that a later answer may show only to a person who sees it then, or
   *     {@link StoredAnswer#NONE}
   */
  public <T> Result<String> once(
      long personId,
      Set<Long> others,
      IdempotencyKey<T> idempotencyKey,
      ToLongBiFunction<CommandTransaction, T> shown,
      Function<CommandTransaction, Result<T>> command) {
    return asPerson(
        personId,
        others,
        open -> {
          Optional<StoredResponse> first =
              open.write()
                  .reserveIdempotencyKey(
                      personId, idempotencyKey.key(), idempotencyKey.fingerprint());
          return first.isPresent()
              ? replayed(open, idempotencyKey, first.get())
              : command.apply(open).map(value -> kept(open, idempotencyKey, shown, value));
        });
  }

  private static <T> String kept(
      CommandTransaction open,
      IdempotencyKey<T> idempotencyKey,
      ToLongBiFunction<CommandTransaction, T> shown,
      T value) {
    StoredAnswer answer =
        new StoredAnswer(shown.applyAsLong(open, value), idempotencyKey.renderer().apply(value));
    open.write().storeResponse(open.by().id(), idempotencyKey.key(), answer.text());
    return answer.rendering();
  }

  /** Permissions may have changed since the first answer, so they are checked again. */
  private static Result<String> replayed(
      CommandTransaction open, IdempotencyKey<?> idempotencyKey, StoredResponse first) {
    if (!first.fingerprint().equals(idempotencyKey.fingerprint())) {
      return Result.refused(new Refusal.IdempotencyKeyReused(idempotencyKey.key()));
    }
    StoredAnswer answer = StoredAnswer.of(first.response());
    return answer.requestId() == StoredAnswer.NONE || open.sees(answer.requestId())
        ? Result.of(answer.rendering())
        : Result.refused(new Refusal.RequestNotFound(answer.requestId()));
  }

  /**
   * @param changed people whose rights it changes
   */
  <T> Result<T> asAdmin(
      long personId, Set<Long> changed, Function<CommandTransaction, Result<T>> command) {
    try (WriteTransaction write = writes.beginAdministration(timeout, changed)) {
      return authorized(RequiredRole.ADMIN, personId, write, command);
    }
  }

  private <T> Result<T> authorized(
      RequiredRole role,
      long personId,
      WriteTransaction write,
      Function<CommandTransaction, Result<T>> command) {
    Access access =
        Access.of(role, personId, write.snapshot().read(new CacheableQuery.PersonById(personId)));
    return switch (access) {
      case Access.Granted(Person person) ->
          executed(new CommandTransaction(write, person), command);
      case Access.Denied(Refusal refusal) -> Result.refused(refusal);
    };
  }

  private <T> Result<T> executed(
      CommandTransaction open, Function<CommandTransaction, Result<T>> command) {
    Result<T> result = command.apply(open);
    if (result instanceof Result.Success<T>) {
      open.finish();
      written.run();
    }
    return result;
  }
}
