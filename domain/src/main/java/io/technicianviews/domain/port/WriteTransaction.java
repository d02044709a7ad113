package io.technicianviews.domain.port;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write transaction: all of it, its change-log entries included, or none of it takes effect at
 * {@link #commit}. It has a storage connection of its own, and never takes part in a transaction of
 * an embedding application. Every snapshot opened after {@code commit} returns contains it.
 *
 * <p>Invalid data, such as a reference to a missing record, is rejected with {@link
 * IllegalArgumentException} by the call that passes it or by a later one, at the latest by {@code
 * commit}. Every call fails with {@link DeskUnavailableException} when the storage cannot be
 * written, and with {@link DeadlineExceededException} when the timeout has expired. After any of
 * these failures the transaction is rolled back; a {@code commit} that fails with one of the latter
 * two may have taken effect or not.
 *
 * <p>Not thread-safe. The caller that began the transaction closes it.
 */
public interface WriteTransaction extends AutoCloseable {

  /**
   * Returns the current time by the clock of the storage, with at most microsecond precision.
   * Called after a request was locked, it is not before the end of any earlier write of that
   * request.
   */
  Instant now();

  /**
   * Returns a view of the storage inside this transaction: its own changes, and what other
   * transactions have committed, which may grow between two queries. Locked records do not change.
   * The view is not thread-safe, and ends with the transaction.
   */
  Snapshot snapshot();

  /**
   * Announces queries that the {@link #snapshot} is asked next, before the transaction changes what
   * they return. A remote storage executes them in the round trip of the next query.
   */
  default void announceQueries(Collection<? extends Query<?>> queries) {}

  /** Returns the repository of requests. */
  ServiceRequestRepository requests();

  /** Returns the repository of users, business units and labels. */
  PeopleRepository people();

  /** Returns the repository of custom views. */
  ViewRepository views();

  /**
   * Returns the response of the first use of an idempotency key, or reserves the key if it was not
   * used before. A concurrent reservation of the same key of the same user blocks until this
   * transaction ends.
   *
   * @param key the key chosen by the caller, at most 255 characters
   * @param fingerprint identifies the content of the request; different requests have different
   *     fingerprints
   * @return the stored response; empty if this is the first use
   */
  Optional<StoredResponse> reserveIdempotencyKey(long personId, String key, String fingerprint);

  /** Stores the response for a reserved key. It is retained for at least one day. */
  void storeResponse(long personId, String key, String response);

  /**
   * Appends entries to the change log in this order. It is called once, as the last step before the
   * commit.
   *
   * @param by the id of the user who made the changes; null if no user did
   * @param at the instant of the changes; stored truncated to microseconds
   */
  void log(@Nullable Long by, Instant at, List<Change> changes);

  /** Commits the transaction: all changes become visible atomically. */
  void commit();

  /**
   * Executes queries, as {@link #snapshot} does, and commits. Implementations that access a remote
   * storage do so in one round trip.
   *
   * @param last {@linkplain io.technicianviews.domain.query.CacheableQuery cacheable} queries
   * @return a result for each query
   */
  QueryResults commit(Collection<? extends Query<?>> last);

  /** Ends the transaction and rolls back what was not committed. Closing again has no effect. */
  @Override
  void close();

  /**
   * The stored response to the first use of an idempotency key.
   *
   * @param fingerprint the fingerprint of that request
   */
  record StoredResponse(String fingerprint, String response) {}
}
