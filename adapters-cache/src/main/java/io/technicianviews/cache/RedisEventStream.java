package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ScriptOutputType;
import io.technicianviews.domain.change.ChangeLogEntry;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis stream of changes, bounded in length. The id of an entry is {@code <id in the change
 * log>-0}. Redis refuses an id that is not greater than the last one, so no change is appended
 * twice or out of order. One process at a time publishes: it holds a lease, a second key that
 * expires unless it is renewed, and each append checks the lease atomically. Thread-safe. The
 * creator closes it.
 */
public final class RedisEventStream implements EventStream {

  /** The default approximate length of the stream. */
  public static final long DEFAULT_MAX_LENGTH = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(RedisEventStream.class);

  /** How long a lease lasts without renewal. */
  static final Duration LEASE = Duration.ofSeconds(3);

  private static final long RENEW_NANOS = LEASE.toNanos() / 3;

  /** The time-out of a command. Only the publisher waits for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

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

  /** The last generated id; -1 if the stream does not exist. */
  private static final String LAST_OF =
      """
      local function last(key)
        if redis.call('EXISTS', key) == 0 then return -1 end
        local info = redis.call('XINFO', 'STREAM', key)
        for i = 1, #info, 2 do
          if info[i] == 'last-generated-id' then return tonumber(string.match(info[i + 1], '^%d+')) end
        end
      end
      """;

  private static final String LAST = LAST_OF + "return last(KEYS[1])";

  /** An empty stream can be created only by creating a consumer group. */
  private static final String BEGIN =
      """
      if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
      if redis.call('EXISTS', KEYS[1]) == 0 then
        redis.call('XGROUP', 'CREATE', KEYS[1], 'begin', '0', 'MKSTREAM')
        redis.call('XGROUP', 'DESTROY', KEYS[1], 'begin')
        redis.call('XSETID', KEYS[1], ARGV[2] .. '-0')
      end
      return 1
      """;

  /** Stops at the first failure, so that the appended entries have no gap. */
  private static final String APPEND =
      LAST_OF
          + """
          if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
          if last(KEYS[1]) < tonumber(ARGV[3]) then return 2 end
          local i = 4
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

  private static final long NOT_LEADING = 0;
  private static final long NOT_NEXT = 2;

  private final String stream;
  private final String leader;
  private final long maxLength;
  private final byte[] self = bytes(UUID.randomUUID().toString());
  private final RedisSettings settings;
  private final AbstractRedisClient client;

  /** A lock that does not pin a virtual thread while it waits for Redis. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable RedisConnection connection;
  private boolean reached;
  private long leadingSince;
  private boolean leading;

  /**
   * Creates the stream client without connecting.
   *
   * @param name the key of the stream
   * @param maxLength the approximate number of retained entries; positive
   */
  public RedisEventStream(RedisSettings settings, String name, long maxLength) {
    if (name.isBlank() || maxLength < 1) {
      throw new IllegalArgumentException("the stream needs a name and a positive length: " + name);
    }
    this.settings = settings.withTimeout(TIMEOUT);
    this.stream = name;
    // In a cluster both keys must be in one hash slot, which the part in braces decides.
    this.leader = name.contains("{") ? name + ":leader" : "{" + name + "}:leader";
    this.maxLength = maxLength;
    this.client = RedisConnection.client(this.settings);
  }

  @Override
  public boolean renewLease() {
    lock.lock();
    try {
      long now = System.nanoTime();
      if (!leading || now - leadingSince > RENEW_NANOS) {
        leading = eval(LEAD, new String[] {leader}, self, number(LEASE.toMillis())) == 1;
        leadingSince = now;
      }
      return leading;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OptionalLong lastId() {
    lock.lock();
    try {
      long last = eval(LAST, new String[] {stream});
      return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean begin(long afterId) {
    lock.lock();
    try {
      leading = eval(BEGIN, new String[] {stream, leader}, self, number(afterId)) == 1;
      return leading;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AppendResult append(long afterId, List<ChangeLogEntry> changes) {
    byte[][] arguments = arguments(afterId, changes);
    lock.lock();
    try {
      long answer = eval(APPEND, new String[] {stream, leader}, arguments);
      leading = answer != NOT_LEADING;
      return !leading
          ? AppendResult.NOT_LEADING
          : answer == NOT_NEXT ? AppendResult.NOT_NEXT : AppendResult.ALL;
    } finally {
      lock.unlock();
    }
  }

  private byte[][] arguments(long afterId, List<ChangeLogEntry> changes) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(self);
    arguments.add(number(maxLength));
    arguments.add(number(afterId));
    for (ChangeLogEntry change : changes) {
      Map<String, String> fields = StreamEntryMapper.of(change);
      arguments.add(number(change.id()));
      arguments.add(number(2L * fields.size()));
      fields.forEach(
          (name, value) -> {
            arguments.add(bytes(name));
            arguments.add(bytes(value));
          });
    }
    return arguments.toArray(byte[][]::new);
  }

  private long eval(String script, String[] keys, byte[]... arguments) {
    try {
      Long answer =
          connected()
              .scripts()
              .<Long>eval(script, ScriptOutputType.INTEGER, keys, arguments)
              .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return answer == null ? 0 : answer;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failed();
      throw new IllegalStateException("the stream " + stream + " is not available", e);
    } catch (InterruptedException e) {
      failed();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the stream " + stream, e);
    }
  }

  private RedisConnection connected() {
    RedisConnection current = connection;
    if (current == null) {
      current = RedisConnection.connect(client, settings);
      connection = current;
    }
    if (!reached) {
      current.reach().run();
      reached = true;
    }
    return current;
  }

  /**
   * The outcome of the command is unknown, and so is whether this process still holds the lease.
   */
  private void failed() {
    leading = false;
    reached = false;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (leading) {
        eval(YIELD, new String[] {leader}, self);
      }
    } catch (RuntimeException e) {
      LOG.debug("the lease of {} cannot be released and expires", stream, e);
    } finally {
      lock.unlock();
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  private static byte[] number(long number) {
    return bytes(Long.toString(number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
