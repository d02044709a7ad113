package io.technicianviews.persistence.internal.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SequenceGapsTest {

  private final AtomicLong nanoTime = new AtomicLong(-7);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SequenceGaps gaps = new SequenceGaps(meters, new UUID(0, 1), nanoTime::get);
  private final Logger logger = (Logger) LoggerFactory.getLogger(SequenceGaps.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void theMeterIsTheAgeOfTheOldestGap() {
    SequenceGaps.GapAge one = gaps.watch();
    SequenceGaps.GapAge other = gaps.watch();
    assertThat(age()).isZero();

    one.waiting(5, Set.of("3/7"));
    pass(Duration.ofSeconds(2));
    other.waiting(5, Set.of("3/7"));
    pass(Duration.ofSeconds(1));
    assertThat(age()).isEqualTo(3);

    one.close();
    assertThat(age()).isEqualTo(1);
    other.close();
    assertThat(age()).isZero();
  }

  @Test
  void aGapOlderThanFiveSecondsIsLoggedOnce() {
    SequenceGaps.GapAge gapAge = gaps.watch();
    gapAge.waiting(5, Set.of("3/7"));
    pass(Duration.ofSeconds(5));
    gapAge.waiting(5, Set.of("3/7"));
    assertThat(log.list).isEmpty();

    pass(Duration.ofMillis(1));
    gapAge.waiting(5, Set.of("3/7"));
    gapAge.waiting(5, Set.of("3/7"));
    assertThat(log.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("change 5", "3/7");
  }

  @Test
  void theNextGapIsLoggedAgain() {
    SequenceGaps.GapAge gapAge = gaps.watch();
    for (int gap = 1; gap <= 2; gap++) {
      gapAge.waiting(gap, Set.of("3/7"));
      pass(Duration.ofSeconds(6));
      gapAge.waiting(gap, Set.of("3/7"));
      gapAge.close();
    }
    assertThat(log.list).hasSize(2);
  }

  @Test
  void closingTheDeskRemovesTheMeter() {
    gaps.close();
    assertThat(meters.getMeters()).isEmpty();
  }

  private double age() {
    return meters.get(SequenceGaps.GAUGE).gauge().value();
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
