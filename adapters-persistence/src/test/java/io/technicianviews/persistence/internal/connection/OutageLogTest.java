package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);
  private final ListAppender<ILoggingEvent> records = new ListAppender<>();
  private final AtomicLong clock = new AtomicLong();
  private final OutageLog log = new OutageLog(clock::get);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(records);
    records.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(records);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void anOutageIsTwoRecordsHoweverManyCallsFail() {
    log.succeeded();
    fail("connection refused");
    fail("connection refused");
    clock.addAndGet(TimeUnit.SECONDS.toNanos(90));
    fail("the server is starting up");
    log.succeeded();
    log.succeeded();

    assertThat(records.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "the database is unavailable: connection refused",
            "the database is available again, after 90 s");
  }

  @Test
  void anAttemptThatBeganDuringTheOutageIsNoFurtherOne() {
    fail("connection refused");
    long during = clock.get();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
    log.succeeded();
    log.failed("time-out", during);

    assertThat(records.list).hasSize(2);
  }

  private void fail(String reason) {
    log.failed(reason, clock.get());
  }

  @Test
  void theNextOutageIsLoggedAgain() {
    for (int outage = 0; outage < 2; outage++) {
      fail("connection refused");
      log.succeeded();
    }

    assertThat(records.list).hasSize(4);
  }
}
