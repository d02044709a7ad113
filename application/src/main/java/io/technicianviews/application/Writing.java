package io.technicianviews.application;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.port.DeskWrite.FirstAnswer;
import io.technicianviews.domain.port.DeskWrites;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Has a person's command obeyed in one write, his rights read in it too. */
final class Writing {

  private final DeskWrites writes;
  private final Duration timeout;
  private final Runnable written;

  /**
   * @param written what happens as soon as something was written; it neither waits nor fails
   */
  Writing(DeskWrites writes, Duration timeout, Runnable written) {
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
    try (DeskWrite write = writes.begin(timeout, people)) {
      return identified(personId, write, command);
    }
  }

  /** As {@link #asPerson}, but a command that was obeyed before is answered as it was then. */
  <T> Answer<String> once(
      long personId, Set<Long> others, Once<T> once, Function<OpenWrite, Answer<T>> command) {
    return asPerson(
        personId,
        others,
        write -> {
          Optional<FirstAnswer> first =
              write.write().claim(personId, once.key(), once.fingerprint());
          if (first.isPresent()) {
            return first.get().fingerprint().equals(once.fingerprint())
                ? Answer.of(first.get().answer())
                : Answer.refused(new Refusal.KeyReused(once.key()));
          }
          return command
              .apply(write)
              .map(
                  value -> {
                    String answer = once.rendering().apply(value);
                    write.write().keepAnswer(personId, once.key(), answer);
                    return answer;
                  });
        });
  }

  /**
   * @param changed people whose rights it changes
   */
  <T> Answer<T> asAdmin(long personId, Set<Long> changed, Function<OpenWrite, Answer<T>> command) {
    try (DeskWrite write = writes.beginAdministration(timeout, changed)) {
      return identified(
          personId,
          write,
          open ->
              open.by().role() == Role.ADMIN
                  ? command.apply(open)
                  : Answer.refused(new Refusal.NotAnAdmin(personId)));
    }
  }

  private <T> Answer<T> identified(
      long personId, DeskWrite write, Function<OpenWrite, Answer<T>> command) {
    Optional<Person> person = write.view().people().find(personId);
    if (person.isEmpty()) {
      return Answer.refused(new Refusal.UnknownPerson(personId));
    }
    if (!person.get().active()) {
      return Answer.refused(new Refusal.DeactivatedPerson(personId));
    }
    OpenWrite open = new OpenWrite(write, person.get());
    Answer<T> answer = command.apply(open);
    if (answer instanceof Answer.Given<T>) {
      open.finish();
      written.run();
    }
    return answer;
  }
}
