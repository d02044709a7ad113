package io.technicianviews.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ScriptOutputType;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Presences in Redis: sorted sets of one helpdesk and of each person, by the times at which
 * presences end, which are those of the clock of Redis. While the circuit is open ({@link
 * RedisCircuit}), every call fails at once. Thread-safe. The creator closes it.
 */
public final class RedisPresenceStore implements PresenceStore, AutoCloseable {

  /** The activities by the numbers that stand for them in Redis. */
  private static final List<Activity> ACTIVITIES = List.of(Activity.values());

  private static final String NOW =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      """;

  /**
   * Adds ARGV[1] (request:person) with the activity ARGV[2] for ARGV[3] milliseconds, unless the
   * person has ARGV[4] others; returns whether it did. A key ends with its last presence at the
   * latest.
   */
  private static final String ENTER =
      NOW
          + """
          local function add(key, member)
            redis.call('ZADD', key, string.format('%.0f', now + ARGV[3]), member)
            if redis.call('PTTL', key) < tonumber(ARGV[3]) then
              redis.call('PEXPIRE', key, ARGV[3])
            end
          end
          redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
          redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
          local others = redis.call('ZCARD', KEYS[2])
          if redis.call('ZSCORE', KEYS[2], ARGV[1]) then
            others = others - 1
          end
          if others >= tonumber(ARGV[4]) then
            return {0}
          end
          for activity = 0, ACTIVITIES - 1 do
            redis.call('ZREM', KEYS[1], ARGV[1] .. ':' .. activity)
          end
          add(KEYS[1], ARGV[1] .. ':' .. ARGV[2])
          add(KEYS[2], ARGV[1])
          return {1}
          """
              .replace("ACTIVITIES", Integer.toString(ACTIVITIES.size()));

  private static final String LEAVE =
      """
      redis.call('ZREM', KEYS[2], ARGV[1])
      for activity = 0, ACTIVITIES - 1 do
        redis.call('ZREM', KEYS[1], ARGV[1] .. ':' .. activity)
      end
      return {}
      """
          .replace("ACTIVITIES", Integer.toString(ACTIVITIES.size()));

  private static final String ALL =
      NOW
          + "return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now),"
          + " '+inf')";

  private final RedisSettings settings;
  private final AbstractRedisClient client;
  private final RedisCircuit circuit;
  private final String key;

  /**
   * Starts to connect and does not wait for it.
   *
   * @param deskId the id of the helpdesk, which is in the names of the keys
   */
  public RedisPresenceStore(RedisSettings settings, UUID deskId) {
    this.settings = settings;
    this.client = RedisConnection.client(settings);
    this.circuit = new RedisCircuit(settings, client);
    // All keys are in one slot of a cluster.
    this.key = "{technician-views:presence:" + deskId + "}";
    circuit.start();
  }

  @Override
  public boolean enter(Presence presence, Duration ttl, int limit) {
    List<Object> added =
        eval(
            ENTER,
            keysOf(presence.personId()),
            member(presence.requestId(), presence.personId()),
            bytes(ACTIVITIES.indexOf(presence.activity())),
            bytes(ttl.toMillis()),
            bytes(limit));
    return added.contains(1L);
  }

  @Override
  public void leave(long requestId, long personId) {
    eval(LEAVE, keysOf(personId), member(requestId, personId));
  }

  @Override
  public Set<Presence> all() {
    Set<Presence> all = new HashSet<>();
    for (Object member : eval(ALL, new String[] {key})) {
      String[] parts = new String((byte[]) member, StandardCharsets.US_ASCII).split(":", -1);
      int activity = Integer.parseInt(parts[2]);
      // A later version may know more activities.
      if (activity < ACTIVITIES.size()) {
        all.add(
            new Presence(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), ACTIVITIES.get(activity)));
      }
    }
    return all;
  }

  private String[] keysOf(long personId) {
    return new String[] {key, key + ":" + personId};
  }

  private static byte[] member(long requestId, long personId) {
    return bytes(requestId + ":" + personId);
  }

  private static byte[] bytes(long number) {
    return bytes(Long.toString(number));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private List<Object> eval(String script, String[] keys, byte[]... arguments) {
    RedisConnection connection = circuit.connection();
    if (connection == null) {
      throw new DeskUnavailableException("Redis is not available for presences");
    }
    try {
      List<Object> reply =
          connection
              .scripts()
              .<List<Object>>eval(script, ScriptOutputType.MULTI, keys, arguments)
              .get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
      return reply == null ? List.of() : reply;
    } catch (TimeoutException | ExecutionException | RuntimeException e) {
      circuit.trip(e);
      throw new DeskUnavailableException("Redis is not available for presences", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for Redis", e);
    }
  }

  /** Closes the connections. */
  @Override
  public void close() {
    circuit.close();
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
  }
}
