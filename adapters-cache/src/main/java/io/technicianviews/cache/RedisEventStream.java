package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ScriptOutputType;
import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis stream of changes, bounded in length. An entry's id is {@code <id in the log>-0}: Redis
 * refuses what is not greater than the last one, so that no change comes twice or out of order
 * whoever appends. Who leads says a key beside the stream that he renews and that runs out when he
 * is gone; appending looks at it in the same step. Thread-safe; whoever makes it closes it.
 */
public final class RedisEventStream implements EventStream {

  /** About how many entries the stream keeps. */
  public static final long DEFAULT_MAX_LENGTH = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(RedisEventStream.class);

  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final long RENEW_NANOS = LEASE.toNanos() / 3;

  private static final String LEAD =
      """
      local leader = redis.call('GET', KEYS[1])
      if leader and leader ~= ARGV[1] then return 0 end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return 1
      """;

  private static final String YIELD =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
      return 1
      """;

  private static final String LAST =
      """
      local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
      if #last == 0 then return 0 end
      return tonumber(string.match(last[1][1], '^%d+'))
      """;

  /** A failure ends it, so that what was appended has no gap. */
  private static final String APPEND =
      """
      if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
      local i = 3
      while i <= #ARGV do
        local entry = {'XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], ARGV[i] .. '-0'}
        local fields = tonumber(ARGV[i + 1])
        for k = 1, fields do entry[6 + k] = ARGV[i + 1 + k] end
        local added = redis.pcall(unpack(entry))
        if type(added) == 'table' and added.err and not string.find(added.err, 'equal or smaller') then
          return added
        end
        i = i + 2 + fields
      end
      return 1
      """;

  private final String stream;
  private final String leader;
  private final long maxLength;
  private final byte[] self = bytes(UUID.randomUUID().toString());
  private final RedisSettings settings;
  private final AbstractRedisClient client;
  private @Nullable RedisConnection connection;
  private long leadingSince;
  private boolean leading;

  /**
   * It does not connect yet.
   *
   * @param name the key of the stream
   * @param maxLength about how many entries are kept; positive
   */
  public RedisEventStream(RedisSettings settings, String name, long maxLength) {
    if (name.isBlank() || maxLength < 1) {
      throw new IllegalArgumentException("a stream has a name and a length: " + name);
    }
    this.settings = settings;
    this.stream = name;
    // In a cluster both keys must be at one place, which the part in braces decides.
    this.leader = name.contains("{") ? name + ":leader" : "{" + name + "}:leader";
    this.maxLength = maxLength;
    this.client = RedisConnection.client(settings);
  }

  @Override
  public synchronized boolean lead() {
    long now = System.nanoTime();
    if (!leading || now - leadingSince > RENEW_NANOS) {
      leading = eval(LEAD, new String[] {leader}, self, number(LEASE.toMillis())) == 1;
      leadingSince = now;
    }
    return leading;
  }

  @Override
  public synchronized OptionalLong lastId() {
    long last = eval(LAST, new String[] {stream});
    return last == 0 ? OptionalLong.empty() : OptionalLong.of(last);
  }

  @Override
  public synchronized boolean append(List<LoggedChange> changes) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(self);
    arguments.add(number(maxLength));
    for (LoggedChange change : changes) {
      Map<String, String> fields = EventFields.of(change);
      arguments.add(number(change.id()));
      arguments.add(number(2L * fields.size()));
      fields.forEach(
          (name, value) -> {
            arguments.add(bytes(name));
            arguments.add(bytes(value));
          });
    }
    leading = eval(APPEND, new String[] {stream, leader}, arguments.toArray(byte[][]::new)) == 1;
    return leading;
  }

  private long eval(String script, String[] keys, byte[]... arguments) {
    try {
      RedisConnection current = connection;
      if (current == null) {
        current = RedisConnection.connect(client, settings);
        connection = current;
      }
      Long answer =
          current
              .scripts()
              .<Long>eval(script, ScriptOutputType.INTEGER, keys, arguments)
              .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return answer == null ? 0 : answer;
    } catch (ExecutionException | TimeoutException e) {
      leading = false;
      throw new IllegalStateException("the stream " + stream + " cannot be reached", e);
    } catch (InterruptedException e) {
      leading = false;
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the stream " + stream, e);
    } catch (RuntimeException e) {
      leading = false;
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (leading) {
        eval(YIELD, new String[] {leader}, self);
      }
    } catch (RuntimeException e) {
      LOG.debug("the lead of {} is left to run out", stream, e);
    } finally {
      client.shutdown();
    }
  }

  private static byte[] number(long number) {
    return bytes(Long.toString(number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
