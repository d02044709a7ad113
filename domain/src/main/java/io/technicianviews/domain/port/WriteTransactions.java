package io.technicianviews.domain.port;

import java.time.Duration;
import java.util.Set;

/** Begins write transactions. Thread-safe. */
public interface WriteTransactions {

  /**
   * Begins a transaction that writes requests. The call may wait for a free connection. The queries
   * of the transaction may wait for concurrent writes to the same requests and permissions.
   * Transactions on requests cannot deadlock.
   *
   * @param timeout the maximum duration of the transaction, waiting included; positive
   * @param people the ids of the users whose permissions the transaction depends on. No
   *     administration transaction changes these from the first query until the end; a bulk load,
   *     which replaces users, may
   * @return a transaction that the caller commits and closes, on one thread
   * @throws DeadlineExceededException if it could not begin within the timeout
   * @throws DeskUnavailableException if the storage cannot be written
   */
  WriteTransaction begin(Duration timeout, Set<Long> people);

  /**
   * Begins a transaction that writes users, business units, labels and custom views. At most one
   * such transaction runs per storage.
   *
   * @param timeout as for {@link #begin}
   * @param people the ids of the users whose permissions it changes; it waits for the transactions
   *     that depend on them
   * @return a transaction that the caller commits and closes, on one thread
   * @throws DeadlineExceededException if it could not begin within the timeout
   * @throws DeskUnavailableException if the storage cannot be written
   */
  WriteTransaction beginAdministration(Duration timeout, Set<Long> people);
}
