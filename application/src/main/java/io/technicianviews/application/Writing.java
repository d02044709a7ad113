package io.technicianviews.application;

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
final class Writing {

  private final WriteTransactions writes;
  private final Duration timeout;
  private final Runnable written;

  /**
   * @param written what happens as soon as something was written; it neither waits nor fails
   */
  Writing(WriteTransactions writes, Duration timeout, Runnable written) {
    this.writes = writes;
    this.timeout = timeout;
    this.written = written;
  }

  /**
   * @param others people whose rights matter beside those of who wants it
   */
  <T> Answer<T> asPerson(long personId, Set<Long> others, Function<OpenWrite, Answer<T>> command) {
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
   *     {@link KeptAnswer#NONE}
   */
  <T> Answer<String> once(
      long personId,
      Set<Long> others,
      Once<T> once,
      ToLongBiFunction<OpenWrite, T> shown,
      Function<OpenWrite, Answer<T>> command) {
    return asPerson(
        personId,
        others,
        open -> {
          Optional<StoredResponse> first =
              open.write().reserveIdempotencyKey(personId, once.key(), once.fingerprint());
          return first.isPresent()
              ? replayed(open, once, first.get())
              : command.apply(open).map(value -> kept(open, once, shown, value));
        });
  }

  private static <T> String kept(
      OpenWrite open, Once<T> once, ToLongBiFunction<OpenWrite, T> shown, T value) {
    KeptAnswer answer =
        new KeptAnswer(shown.applyAsLong(open, value), once.rendering().apply(value));
    open.write().storeResponse(open.by().id(), once.key(), answer.text());
    return answer.rendering();
  }

  /** Permissions may have changed since the first answer, so they are checked again. */
  private static Answer<String> replayed(OpenWrite open, Once<?> once, StoredResponse first) {
    if (!first.fingerprint().equals(once.fingerprint())) {
      return Answer.refused(new Refusal.IdempotencyKeyReused(once.key()));
    }
    KeptAnswer answer = KeptAnswer.of(first.response());
    return answer.requestId() == KeptAnswer.NONE || open.sees(answer.requestId())
        ? Answer.of(answer.rendering())
        : Answer.refused(new Refusal.RequestNotFound(answer.requestId()));
  }

  /**
   * @param changed people whose rights it changes
   */
  <T> Answer<T> asAdmin(long personId, Set<Long> changed, Function<OpenWrite, Answer<T>> command) {
    try (WriteTransaction write = writes.beginAdministration(timeout, changed)) {
      return authorized(RequiredRole.ADMIN, personId, write, command);
    }
  }

  private <T> Answer<T> authorized(
      RequiredRole role,
      long personId,
      WriteTransaction write,
      Function<OpenWrite, Answer<T>> command) {
    Access access =
        Access.of(role, personId, write.snapshot().read(new CacheableQuery.PersonById(personId)));
    return switch (access) {
      case Access.Granted(Person person) -> executed(new OpenWrite(write, person), command);
      case Access.Denied(Refusal refusal) -> Answer.refused(refusal);
    };
  }

  private <T> Answer<T> executed(OpenWrite open, Function<OpenWrite, Answer<T>> command) {
    Answer<T> answer = command.apply(open);
    if (answer instanceof Answer.Given<T>) {
      open.finish();
      written.run();
    }
    return answer;
  }
}
