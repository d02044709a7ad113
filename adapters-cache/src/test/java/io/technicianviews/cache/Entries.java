package io.technicianviews.cache;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.List;

/** What a reader of a stream finds. */
final class Entries {

  private Entries() {}

  static List<StreamMessage<String, String>> of(RedisProcess redis, String stream) {
    return redis.ask(commands -> commands.xrange(stream, Range.unbounded()));
  }

  /** The ids in the desk's log, which those of the entries begin with. */
  static List<Long> ids(RedisProcess redis, String stream) {
    return of(redis, stream).stream()
        .map(entry -> Long.valueOf(entry.getId().replaceFirst("-0$", "")))
        .toList();
  }
}
