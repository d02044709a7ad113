package io.technicianviews.domain.port;

import java.time.Duration;
import java.util.Set;

/** Begins writes. Thread-safe. */
public interface WriteTransactions {

  /**
   * Begins a write about requests. It may wait for its place, and with its first question and later
   * ones for what others write to the same requests and rights; writes that lock one request each
   * never wait for each other in a circle.
   *
   * @param timeout how long the write may take, waiting included; positive
   * @param people whose rights it depends on: no administration changes these from its first
   *     question until it ends; a load, which replaces people in bulk, may
   * @return a write that the caller commits and closes, from one thread
   * @throws DeadlineExceededException if it could not begin within the timeout
   * @throws DeskUnavailableException if the desk cannot be written
   */
  WriteTransaction begin(Duration timeout, Set<Long> people);

  /**
   * Begins a write about people, business units and labels: one runs at a time at a desk.
   *
   * @param timeout as for {@link #begin}
   * @param people whose rights it changes: it waits for the writes that depend on them
   * @return a write that the caller commits and closes, from one thread
   * @throws DeadlineExceededException if it could not begin within the timeout
   * @throws DeskUnavailableException if the desk cannot be written
   */
  WriteTransaction beginAdministration(Duration timeout, Set<Long> people);
}
