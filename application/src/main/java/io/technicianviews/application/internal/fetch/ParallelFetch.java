package io.technicianviews.application.internal.fetch;

import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one result, read in parallel from one snapshot under one deadline. The first part
 * that fails ends the others, by closing the snapshot that they read; when this is closed, none
 * runs any more.
 */
public final class ParallelFetch implements AutoCloseable {

  private final Snapshot snapshot;
  private final ExecutorService threads;
  private final Deadline deadline;
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

  /**
   * @param snapshot the snapshot, which is closed with this
   * @param deadline when the snapshot expires
   */
  public ParallelFetch(Snapshot snapshot, Deadline deadline) {
    this.snapshot = snapshot;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.deadline = deadline;
  }

  /** Closes the snapshot first, which ends running reads, then waits for the threads. */
  @Override
  public void close() {
    try (threads) {
      snapshot.close();
    }
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** Begins to fetch a part. */
  public <T> Deferred<T> fetch(Supplier<T> query) {
    guarded(this::expectConcurrentReads);
    Future<T> future = threads.submit(() -> guarded(query));
    return () -> await(future);
  }

  /**
   * Fetches a part in the calling thread. Handing it to another thread takes longer than reading
   * most parts, so the last of several parts is best fetched here. The snapshot enforces the
   * deadline.
   */
  public <T> Deferred<T> fetchHere(Supplier<T> query) {
    T part = here(query);
    return () -> part;
  }

  private boolean expectConcurrentReads() {
    snapshot.expectConcurrentReads();
    return true;
  }

  private <T> T here(Supplier<T> query) {
    try {
      return guarded(query);
    } catch (RuntimeException | Error e) {
      throw cause(e);
    }
  }

  private <T> T guarded(Supplier<T> query) {
    try {
      return query.get();
    } catch (RuntimeException | Error e) {
      fail(e);
      throw e;
    }
  }

  private <T> T await(Future<T> future) {
    try {
      return future.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw cause(e.getCause());
    } catch (TimeoutException e) {
      throw fail(new DeadlineExceededException("the storage did not respond in time", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fail(new DeskUnavailableException("interrupted while waiting for the storage", e));
    }
  }

  private <E extends Throwable> E fail(E failure) {
    if (firstFailure.compareAndSet(null, failure)) {
      snapshot.close();
    }
    return failure;
  }

  /** What failed first: later failures may only be its consequences. */
  private RuntimeException cause(@Nullable Throwable otherwise) {
    Throwable first = firstFailure.get();
    Throwable cause = first == null ? otherwise : first;
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }
}
