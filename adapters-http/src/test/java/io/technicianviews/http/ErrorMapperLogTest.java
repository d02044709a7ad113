package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.internal.problem.ErrorMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ErrorMapperLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorMapper.class);
  private final Level usual = logger.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(usual);
  }

  @Test
  void logsALineWithoutStackTracePerFailure() {
    List<ILoggingEvent> events = logged(Level.INFO);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().getLevel()).isEqualTo(Level.WARN);
    assertThat(events.getFirst().getFormattedMessage()).endsWith(": connection refused");
    assertThat(events.getFirst().getThrowableProxy()).isNull();
  }

  @Test
  void logsARepeatedFailureOnce() {
    logger.setLevel(Level.INFO);
    for (int call = 0; call < 3; call++) {
      ErrorMapper.problem(new DeskUnavailableException("no route to host"), "");
      ErrorMapper.problem(new DeadlineExceededException("no route to host"), "");
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Desk unavailable: no route to host", "Deadline exceeded: no route to host");
  }

  @Test
  void logsTheStackTraceAtDebugLevel() {
    List<ILoggingEvent> events = logged(Level.DEBUG);
    assertThat(events).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.DEBUG);
    assertThat(events.getLast().getThrowableProxy()).isNotNull();
  }

  private List<ILoggingEvent> logged(Level level) {
    logger.setLevel(level);
    ErrorMapper.problem(new DeskUnavailableException("connection refused"), "");
    return log.list;
  }
}
