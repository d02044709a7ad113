package io.technicianviews.domain.change;

import java.util.Set;

/**
 * What a row of the change log says about freshness.
 *
 * @param id the row's number
 * @param transaction the transaction that wrote it
 * @param scopes what can be altered by the change; not empty
 */
public record TouchedScopes(long id, long transaction, Set<CacheScope> scopes) {

  public TouchedScopes {
    scopes = Set.copyOf(scopes);
  }

  /** What a row in full says. */
  public static TouchedScopes of(LoggedChange row) {
    return new TouchedScopes(row.id(), row.transaction(), row.change().scopes());
  }
}
