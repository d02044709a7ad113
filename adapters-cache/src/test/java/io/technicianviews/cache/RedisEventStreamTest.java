package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.technicianviews.domain.port.EventStream.AppendResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisEventStreamTest extends RedisEventStreamContract {

  private static RedisProcess redis;

  @BeforeAll
  static void start() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  RedisSettings settings() {
    return RedisSettings.parse(redis.url());
  }

  @Override
  RedisProcess redis() {
    return redis;
  }

  @Override
  protected void lose() {
    redis.flush();
  }

  @Test
  void lengthIsBounded() {
    try (RedisEventStream bounded = new RedisEventStream(settings(), "bounded", 100)) {
      assertThat(bounded.renewLease()).isTrue();
      assertThat(bounded.begin(0)).isTrue();
      for (long last = 0; last < 5_000; last += 200) {
        assertThat(bounded.append(last, changes(last + 1, last + 200))).isEqualTo(AppendResult.ALL);
      }
      // Redis trims whole nodes of a hundred entries.
      assertThat(Entries.ids(redis, "bounded")).hasSizeBetween(100, 300).endsWith(4_999L, 5_000L);
    }
  }

  @Test
  void appendToATruncatedStreamReportsItsEnd() {
    try (RedisProcess restarted = RedisProcess.start();
        RedisEventStream stream =
            new RedisEventStream(RedisSettings.parse(restarted.url()), NAME, 1_000)) {
      assertThat(stream.renewLease()).isTrue();
      assertThat(stream.begin(0)).isTrue();
      assertThat(stream.append(0, changes(1, 5))).isEqualTo(AppendResult.ALL);
      restarted.dump();
      assertThat(stream.append(5, changes(6, 9))).isEqualTo(AppendResult.ALL);
      restarted.kill();
      assertThatThrownBy(() -> stream.append(9, changes(10, 10)))
          .isInstanceOf(RuntimeException.class);
      restarted.startAgain();

      await("it leads again").until(() -> leads(stream));
      assertThat(stream.append(9, changes(10, 10))).isEqualTo(AppendResult.NOT_NEXT);
      assertThat(stream.lastId()).hasValue(5);
      assertThat(stream.append(5, changes(6, 10))).isEqualTo(AppendResult.ALL);
      assertThat(Entries.ids(restarted, NAME))
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }
  }

  @Test
  void keyOfAnotherTypeIsNotChanged() {
    redis.execute(commands -> commands.set("text", "mine"));
    try (RedisEventStream stream = new RedisEventStream(settings(), "text", 100)) {
      assertThat(stream.renewLease()).isTrue();
      assertThatThrownBy(stream::lastId).hasMessage("the stream text is not available");
      assertThatThrownBy(() -> stream.append(0, changes(1, 1)))
          .hasMessage("the stream text is not available");
      String stored = redis.execute(commands -> commands.get("text"));
      assertThat(stored).isEqualTo("mine");
    }
  }

  /** A Redis that is loading its data reports that. */
  private static boolean leads(RedisEventStream stream) {
    try {
      return stream.renewLease();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
