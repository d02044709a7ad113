package io.technicianviews.domain.port;

import io.technicianviews.domain.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write under way: all of it, with what it logs, or nothing takes effect at {@link #commit}. It
 * owns its connection to the storage, and never shares one with an embedding application's own
 * transaction. When {@code commit} has returned, every snapshot opened from then on sees it.
 *
 * <p>What cannot be stored, such as a reference to nothing, is refused with {@link
 * IllegalArgumentException} by the call that brings it or by a later one, at the latest by {@code
 * commit}; the write is lost then.
 *
 * <p>Not thread-safe. Every call fails with {@link DeskUnavailableException} when the desk cannot
 * be written, with {@link DeadlineExceededException} when its time is over; the write is lost then.
 * If {@code commit} fails so, it may have taken effect or not.
 */
public interface WriteTransaction extends AutoCloseable {

  /**
   * What time it is now, by the clock of the desk's storage, in microseconds at the finest. Asked
   * after a request was locked, it is not before the end of any earlier write of that request.
   */
  Instant now();

  /**
   * The desk as this write sees it: its own changes, and what others have committed, which may grow
   * from one question to the next. What it has locked stands still. It ends with the write.
   */
  Snapshot snapshot();

  ServiceRequestRepository requests();

  PeopleRepository people();

  /**
   * Asks whether a key was used before, and claims it if not. Whoever claims the same key of the
   * same person at the same time waits for the end of this write.
   *
   * @param key the caller's choice, at most 255 characters
   * @param fingerprint tells what he wants apart from anything else that he may want
   * @return what the first use of the key came to; empty if this is the first
   */
  Optional<StoredResponse> reserveIdempotencyKey(long personId, String key, String fingerprint);

  /** Keeps the answer to whoever used a claimed key first, for a day at least. */
  void storeResponse(long personId, String key, String answer);

  /**
   * Appends changes to the log, in this order; once, as the last step before the commit.
   *
   * @param by who did it; null if it was no person of the desk
   * @param at when it happened
   */
  void log(@Nullable Long by, Instant at, List<Change> changes);

  /** Makes all of it visible at once. */
  void commit();

  /** Ends the write; what was not committed is gone. Closing again does nothing. */
  @Override
  void close();

  /**
   * What an earlier use of a key came to.
   *
   * @param fingerprint of what was wanted then
   */
  record StoredResponse(String fingerprint, String response) {}
}
