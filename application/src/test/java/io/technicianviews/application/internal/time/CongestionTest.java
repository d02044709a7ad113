package io.technicianviews.application.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CongestionTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong();
  private final Congestion congestion = new Congestion(TIMEOUT, now::get);

  @Test
  void isHighForASecondAfterALongWait() {
    waits(Duration.ofSeconds(6));
    assertThat(congestion.isHigh()).isTrue();
    passes(Duration.ofMillis(999));
    assertThat(congestion.isHigh()).isTrue();
    passes(Duration.ofMillis(1));
    assertThat(congestion.isHigh()).isFalse();
  }

  @Test
  void isNotHighAfterAShortWait() {
    assertThat(congestion.isHigh()).isFalse();
    waits(Duration.ofSeconds(5));
    assertThat(congestion.isHigh()).isFalse();
  }

  @Test
  void shortWaitDoesNotEndIt() {
    waits(Duration.ofSeconds(6));
    waits(Duration.ZERO);
    assertThat(congestion.isHigh()).isTrue();
  }

  @Test
  void isHighAfterAWaitThatFailed() {
    assertThatThrownBy(
            () ->
                congestion.await(
                    () -> {
                      passes(TIMEOUT);
                      throw new IllegalStateException("not admitted");
                    }))
        .hasMessage("not admitted");
    assertThat(congestion.isHigh()).isTrue();
  }

  private void waits(Duration wait) {
    congestion.await(
        () -> {
          passes(wait);
          return wait;
        });
  }

  private void passes(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
