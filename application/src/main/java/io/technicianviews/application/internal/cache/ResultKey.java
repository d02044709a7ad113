package io.technicianviews.application.internal.cache;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.query.CachedQuery;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.PeopleQuery;

/** The key of a cached result: a person and their query. */
public record ResultKey<T>(long personId, CachedQuery<T> query) {

  /** Computes the result, if the person may have it. */
  public Result<T> compute(Results results) {
    return switch (Access.of(query.requiredRole(), personId, results.get(personById()))) {
      case Access.Granted(Person caller) -> query.compute(caller, results);
      case Access.Denied(Refusal refusal) -> Result.refused(refusal);
    };
  }

  /** The part that every query needs first. */
  public PeopleQuery.PersonById personById() {
    return new PeopleQuery.PersonById(personId);
  }
}
