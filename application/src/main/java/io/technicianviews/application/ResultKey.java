package io.technicianviews.application;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;

/** Which query of which person a result answers. */
record ResultKey<T>(long personId, CachedQuery<T> query) {

  /** Computes the result, if the person may have it. */
  Answer<T> compute(Results results) {
    return switch (Access.of(query.requiredRole(), personId, results.get(personById()))) {
      case Access.Granted(Person caller) -> Answer.of(query.compute(caller, results));
      case Access.Denied(Refusal refusal) -> Answer.refused(refusal);
    };
  }

  /** What each query begins with. */
  CacheableQuery.PersonById personById() {
    return new CacheableQuery.PersonById(personId);
  }
}
