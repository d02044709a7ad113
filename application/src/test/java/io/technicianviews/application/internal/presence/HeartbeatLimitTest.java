package io.technicianviews.application.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.presence.RequestPresences;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatLimitTest {

  private static final long TOM = 1;
  private static final long TINA = 2;

  private final AtomicLong now = new AtomicLong(5);
  private final HeartbeatLimit limit = new HeartbeatLimit(now::get);

  @Test
  void aPersonMaySendALimitedNumberWithinAPeriod() {
    send(RequestPresences.MAX_HEARTBEATS);
    assertThat(limit.admits(TOM)).isFalse();
    assertThat(limit.admits(TINA)).isTrue();

    now.addAndGet(RequestPresences.HEARTBEAT.toNanos() - 1);
    assertThat(limit.admits(TOM)).isFalse();
    now.incrementAndGet();
    send(RequestPresences.MAX_HEARTBEATS);
    assertThat(limit.admits(TOM)).isFalse();
  }

  private void send(int number) {
    for (int i = 0; i < number; i++) {
      assertThat(limit.admits(TOM)).isTrue();
    }
  }
}
