package io.technicianviews.cache;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.List;

/** The entries of a stream, as a consumer reads them. */
final class Entries {

  private Entries() {}

  static List<StreamMessage<String, String>> of(RedisProcess redis, String stream) {
    return redis.execute(commands -> commands.xrange(stream, Range.unbounded()));
  }

  /** The change-log ids, which are the first part of the entry ids. */
  static List<Long> ids(RedisProcess redis, String stream) {
    return of(redis, stream).stream()
        .map(entry -> Long.valueOf(entry.getId().replaceFirst("-0$", "")))
        .toList();
  }
}
