package io.technicianviews.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The binary format of cache entries: the format version, a hash of the key, a checksum, then the
 * snapshot version and the value in Smile, compressed by Deflate if they are long. All other bytes
 * are rejected as invalid, because a shared store may contain entries of another version or key, or
 * damaged data. Thread-safe.
 */
final class EntryCodec {

  /** The format version. It must increase whenever the encoding of entries changes. */
  static final byte FORMAT = 9;

  private static final String PREFIX = "technician-views:" + FORMAT + ":";
  private static final int HASH_BYTES = 16;
  private static final int HEAD_BYTES = 1 + HASH_BYTES + Integer.BYTES;

  /** Shorter bodies gain little from compression. */
  private static final int COMPRESSION_THRESHOLD = 512;

  private static final byte UNCOMPRESSED = 0;
  private static final byte COMPRESSED = 1;

  private static final ObjectMapper MAPPER =
      SmileMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(EntryModule.create())
          .addModule(new DefinitionModule())
          .build();

  private EntryCodec() {}

  /** The name of an entry in a shared store. */
  static String name(CacheKey<?> key) {
    return PREFIX + key.query().kind() + ":" + HexFormat.of().formatHex(hash(key));
  }

  static byte[] encode(CacheKey<?> key, CacheEntry<?> cacheEntry) {
    byte[] payload = compress(payload(key.query(), cacheEntry));
    return ByteBuffer.allocate(HEAD_BYTES + payload.length)
        .put(FORMAT)
        .put(hash(key))
        .putInt(checksum(payload))
        .put(payload)
        .array();
  }

  /** Decodes the entry of this key; empty if the bytes are not a valid entry of it. */
  static <V> Optional<CacheEntry<V>> decode(CacheKey<V> key, byte[] bytes) {
    if (bytes.length < HEAD_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte format = buffer.get();
    byte[] hash = new byte[HASH_BYTES];
    buffer.get(hash);
    int checksum = buffer.getInt();
    byte[] payload = new byte[buffer.remaining()];
    buffer.get(payload);
    if (format != FORMAT || !Arrays.equals(hash, hash(key)) || checksum != checksum(payload)) {
      return Optional.empty();
    }
    try {
      return Optional.of(entry(key.query(), decompress(payload)));
    } catch (IOException | RuntimeException e) {
      // The writer changed the format without a new format version.
      return Optional.empty();
    }
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (plain.length < COMPRESSION_THRESHOLD) {
      bytes.write(UNCOMPRESSED);
      bytes.writeBytes(plain);
      return bytes.toByteArray();
    }
    bytes.write(COMPRESSED);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException("writing to an array cannot fail", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] decompress(byte[] payload) throws IOException {
    require(payload.length > 0);
    byte[] rest = Arrays.copyOfRange(payload, 1, payload.length);
    if (payload[0] == UNCOMPRESSED) {
      return rest;
    }
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(rest), inflater)) {
      return in.readAllBytes();
    } finally {
      inflater.end();
    }
  }

  private static byte[] payload(CacheableQuery<?> cacheableQuery, CacheEntry<?> cacheEntry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
      SnapshotVersion snapshotVersion = cacheEntry.snapshotVersion();
      out.writeStartArray();
      out.writeString(snapshotVersion.epoch());
      out.writeNumber(snapshotVersion.nextTransaction());
      MAPPER.writeValue(out, snapshotVersion.inProgress());
      MAPPER
          .writerFor(type(cacheableQuery))
          .writeValue(out, stored(cacheableQuery, cacheEntry.value()));
      out.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("cannot encode the result of " + cacheableQuery.kind(), e);
    }
    return bytes.toByteArray();
  }

  private static <V> CacheEntry<V> entry(CacheableQuery<V> cacheableQuery, byte[] payload)
      throws IOException {
    try (JsonParser in = MAPPER.createParser(payload)) {
      require(in.nextToken() == JsonToken.START_ARRAY);
      String run = in.nextTextValue();
      require(run != null && in.nextToken() == JsonToken.VALUE_NUMBER_INT);
      long next = in.getLongValue();
      in.nextToken();
      Set<Long> running = MAPPER.readerFor(new TypeReference<Set<Long>>() {}).readValue(in);
      in.nextToken();
      Object stored = MAPPER.readerFor(type(cacheableQuery)).readValue(in);
      require(in.nextToken() == JsonToken.END_ARRAY);
      return new CacheEntry<>(
          value(cacheableQuery, stored), new SnapshotVersion(run, next, running));
    }
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not an entry");
    }
  }

  @SuppressWarnings("unchecked") // The value has the type of the query.
  private static @Nullable Object stored(CacheableQuery<?> cacheableQuery, Object value) {
    if (isOfCells(cacheableQuery)) {
      return StoredCell.of((Map<CellKey, Long>) value);
    }
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  private static boolean isOfCells(CacheableQuery<?> cacheableQuery) {
    return cacheableQuery instanceof CountQuery.ScopeCells
        || cacheableQuery instanceof CountQuery.AssigneeCells;
  }

  /** The value in the type of the query, immutable. */
  @SuppressWarnings("unchecked") // The value was read as the type of the query.
  private static <V> V value(CacheableQuery<V> cacheableQuery, @Nullable Object stored)
      throws IOException {
    if (cacheableQuery instanceof PeopleQuery.PersonById) {
      return (V) Optional.ofNullable(stored);
    }
    if (stored == null) {
      throw new IOException("no value");
    }
    if (isOfCells(cacheableQuery)) {
      return (V) StoredCell.sums((List<StoredCell>) stored);
    }
    Object immutable =
        switch (stored) {
          case List<?> list -> List.copyOf(list);
          case Map<?, ?> map -> Map.copyOf(map);
          default -> stored;
        };
    return (V) immutable;
  }

  private static JavaType type(CacheableQuery<?> cacheableQuery) {
    TypeReference<?> type =
        switch (cacheableQuery) {
          case PeopleQuery.PersonById any -> new TypeReference<Person>() {};
          case PeopleQuery.AllUnits any -> new TypeReference<List<BusinessUnit>>() {};
          case DefinitionQuery any -> new TypeReference<List<ViewDefinition>>() {};
          case CountQuery.UnitCounts any -> new TypeReference<ViewCounts>() {};
          case CountQuery.ScopeCounts any -> new TypeReference<ViewCounts>() {};
          case CountQuery.AssigneeCounts any -> new TypeReference<Map<Long, ViewCounts>>() {};
          case CountQuery.ScopeCells any -> new TypeReference<List<StoredCell>>() {};
          case CountQuery.AssigneeCells any -> new TypeReference<List<StoredCell>>() {};
          case RequestQuery.CellPage any -> new TypeReference<Slice>() {};
          case RequestQuery.UnsolvedRequests any -> new TypeReference<List<UnsolvedRequest>>() {};
          case RequestQuery.AssignedUnsolvedRequests any ->
              new TypeReference<List<UnsolvedRequest>>() {};
          case RequestQuery.RowsInScope any -> new TypeReference<List<RequestSummary>>() {};
          case RequestQuery.AssignedRows any -> new TypeReference<List<RequestSummary>>() {};
          case MessageQuery.UnsolvedReadPositions any -> new TypeReference<Map<Long, Integer>>() {};
          case MessageQuery.AssignedReadPositions any -> new TypeReference<Map<Long, Integer>>() {};
          case RequestQuery.PageRows any -> new TypeReference<Slice>() {};
          case RequestQuery.RequesterRows any -> new TypeReference<Slice>() {};
          case CountQuery.TotalCount any -> new TypeReference<Long>() {};
          case CountQuery.RequesterTotal any -> new TypeReference<Long>() {};
          case MessageQuery.ReadPositions any -> new TypeReference<Map<Long, Integer>>() {};
        };
    return MAPPER.constructType(type);
  }

  private static byte[] hash(CacheKey<?> key) {
    try {
      byte[] text = key.text().getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static int checksum(byte[] payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(payload);
    return (int) checksum.getValue();
  }
}
