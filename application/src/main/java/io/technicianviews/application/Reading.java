package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.request.Access;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers a person's question from one snapshot, his rights read in it too. */
final class Reading {

  /** Makes an answer about a request from parts that it fetches. */
  @FunctionalInterface
  interface AboutRequest<T> {
    T answer(Person reader, ServiceRequest request, ParallelFetch parts);
  }

  private final ReadSnapshots snapshots;
  private final Duration timeout;

  Reading(ReadSnapshots snapshots, Duration timeout) {
    this.snapshots = snapshots;
    this.timeout = timeout;
  }

  <T> Answer<T> asPerson(long personId, BiFunction<Person, ParallelFetch, T> question) {
    return identified(personId, (person, parts) -> Answer.of(question.apply(person, parts)));
  }

  <T> Answer<T> asTechnician(long personId, BiFunction<Person, ParallelFetch, T> question) {
    return identified(
        personId,
        (person, parts) ->
            person.role().worksOnRequests()
                ? Answer.of(question.apply(person, parts))
                : Answer.refused(new Refusal.NotATechnician(personId)));
  }

  <T> Answer<T> asAdmin(long personId, BiFunction<Person, ParallelFetch, Answer<T>> question) {
    return identified(
        personId,
        (person, parts) ->
            person.role() == Role.ADMIN
                ? question.apply(person, parts)
                : Answer.refused(new Refusal.NotAnAdmin(personId)));
  }

  <T> Answer<T> ofRequest(long personId, long requestId, AboutRequest<T> question) {
    return identified(
        personId,
        (person, parts) -> {
          Function<ServiceRequest, T> answer = request -> question.answer(person, request, parts);
          return parts
              .snapshot()
              .requests()
              .find(requestId)
              .filter(request -> Access.maySee(person, request))
              .map(answer.andThen(Answer::of))
              .orElseGet(() -> Answer.refused(new Refusal.NoSuchRequest(requestId)));
        });
  }

  private <T> Answer<T> identified(
      long personId, BiFunction<Person, ParallelFetch, Answer<T>> question) {
    List<Fact.Rights> first = List.of(new Fact.Rights(personId));
    return ParallelFetch.from(
        snapshots,
        timeout,
        first,
        parts -> {
          Optional<Person> person =
              requireNonNull(parts.snapshot().read(first).get(first.getFirst()));
          if (person.isEmpty()) {
            return Answer.refused(new Refusal.UnknownPerson(personId));
          }
          return person.get().active()
              ? question.apply(person.get(), parts)
              : Answer.refused(new Refusal.DeactivatedPerson(personId));
        });
  }
}
