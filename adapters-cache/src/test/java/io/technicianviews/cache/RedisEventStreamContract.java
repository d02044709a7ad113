package io.technicianviews.cache;

import io.technicianviews.domain.port.EventStream;
import io.technicianviews.testkit.contract.EventStreamContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** The contract on a real Redis of some kind, emptied before each test. */
abstract class RedisEventStreamContract extends EventStreamContract {

  static final String NAME = "desk-changes";

  private final List<EventStream> opened = new ArrayList<>();

  /** Where it is. */
  abstract RedisSettings settings();

  /** The process that has the stream. */
  abstract RedisProcess redis();

  @Override
  protected List<EventStream> newStream() {
    lose();
    Stream.generate(
            () -> new RedisEventStream(settings(), NAME, RedisEventStream.DEFAULT_MAX_LENGTH))
        .limit(2)
        .forEach(opened::add);
    return List.copyOf(opened);
  }

  @Override
  protected List<Long> ids() {
    return Entries.ids(redis(), NAME);
  }

  @Override
  protected void expireLease() throws InterruptedException {
    Thread.sleep(RedisEventStream.LEASE.plusMillis(200).toMillis());
  }

  @AfterEach
  void close() {
    opened.forEach(EventStream::close);
  }
}
