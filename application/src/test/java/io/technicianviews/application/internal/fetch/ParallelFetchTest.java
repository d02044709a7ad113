package io.technicianviews.application.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.RecordingSnapshotSource;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelFetchTest {

  private final DeskUnavailableException first = new DeskUnavailableException("first");

  private final RecordingSnapshotSource snapshots = new RecordingSnapshotSource();

  @AfterEach
  void noThreadOutlivesTheCall() throws InterruptedException {
    snapshots.assertNothingIsLeft();
  }

  @Test
  void partsRunConcurrently() {
    CyclicBarrier all = new CyclicBarrier(3);

    int sum =
        fetch(
            parts ->
                Stream.of(1, 2, 3)
                    .map(number -> parts.fetch(() -> meet(all, number)))
                    .toList()
                    .stream()
                    .mapToInt(Deferred::get)
                    .sum());

    assertThat(sum).isEqualTo(6);
  }

  @Test
  void partMayFetchFurtherParts() {
    String result =
        fetch(
            parts -> {
              var outer =
                  parts.fetch(
                      () -> {
                        var inner = parts.fetch(() -> "inner");
                        return "outer of " + inner.get();
                      });
              return outer.get();
            });

    assertThat(result).isEqualTo("outer of inner");
  }

  @Test
  void firstFailureEndsTheOthersAndIsThrown() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                fetch(
                    parts -> {
                      var endless = parts.fetch(() -> snapshots.readUntilClosed(ended));
                      var failing = parts.fetch(this::failFirst);
                      return endless.get() + failing.get();
                    }))
        .isSameAs(first);
    assertThat(ended).isTrue();
  }

  @Test
  void failureOfANestedPartIsThrown() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                fetch(
                    parts -> {
                      var endless = parts.fetch(() -> snapshots.readUntilClosed(ended));
                      var outer = parts.fetch(() -> parts.fetch(this::failFirst).get());
                      return endless.get() + outer.get();
                    }))
        .isSameAs(first);
    assertThat(ended).isTrue();
  }

  @Test
  void errorInAPartEndsTheOthersAndIsThrown() {
    Error broken = new Error("broken");
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                fetch(
                    parts -> {
                      var endless = parts.fetch(() -> snapshots.readUntilClosed(ended));
                      parts.fetch(
                          () -> {
                            throw broken;
                          });
                      return endless.get();
                    }))
        .isSameAs(broken);
    assertThat(ended).isTrue();
  }

  @Test
  void failureOfTheCallerEndsTheParts() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                fetch(
                    parts -> {
                      parts.fetch(() -> snapshots.readUntilClosed(ended));
                      snapshots.awaitReading();
                      throw first;
                    }))
        .isSameAs(first);
    assertThat(ended).isTrue();
  }

  @Test
  void partWithoutWaiterEndsWithTheCall() {
    AtomicBoolean ended = new AtomicBoolean();

    String result =
        fetch(
            parts -> {
              parts.fetch(() -> snapshots.readUntilClosed(ended));
              snapshots.awaitReading();
              return "answer";
            });

    assertThat(result).isEqualTo("answer");
    assertThat(ended).isTrue();
  }

  @Test
  void expiredDeadlineEndsThePartsAndIsThrown() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                fetch(
                    Duration.ofMillis(20),
                    parts -> parts.fetch(() -> snapshots.readUntilClosed(ended)).get()))
        .isInstanceOf(DeadlineExceededException.class);
    assertThat(ended).isTrue();
  }

  @Test
  void interruptEndsThePartsAndRemainsSet() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    fetch(parts -> parts.fetch(() -> snapshots.readUntilClosed(ended)).get());
                  } catch (RuntimeException e) {
                    thrown.set(e);
                  }
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                });
    snapshots.awaitReading();
    caller.interrupt();
    caller.join();

    assertThat(thrown.get())
        .isInstanceOf(DeskUnavailableException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(stillInterrupted).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void concurrentCallsLeaveNoThreads() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(50);
    List<Thread> callers =
        Stream.generate(() -> Thread.ofVirtual().unstarted(() -> failOrReturn(done)))
            .limit(50)
            .toList();
    callers.forEach(Thread::start);
    done.await();

    assertThat(snapshots.opened()).isEqualTo(50);
  }

  private void failOrReturn(CountDownLatch done) {
    try {
      fetch(parts -> parts.fetch(() -> "a").get() + parts.fetch(this::failFirst).get());
    } catch (DeskUnavailableException e) {
      done.countDown();
    }
  }

  private <T> T fetch(Function<ParallelFetch, T> query) {
    return fetch(TestDesk.TIMEOUT, query);
  }

  private <T> T fetch(Duration timeout, Function<ParallelFetch, T> query) {
    Deadline deadline = Deadline.in(timeout, Ticker.SYSTEM);
    try (ParallelFetch parts = new ParallelFetch(snapshots.open(timeout), deadline)) {
      return query.apply(parts);
    }
  }

  private String failFirst() {
    throw first;
  }

  private static int meet(CyclicBarrier barrier, int number) {
    try {
      barrier.await();
      return number;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
