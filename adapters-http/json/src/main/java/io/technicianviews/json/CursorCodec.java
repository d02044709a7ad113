package io.technicianviews.json;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text format of cursors: the list, its order, the position in it, and a checksum that detects
 * damaged texts. The checksum is not a protection, and none is needed: a cursor grants no access.
 */
public final class CursorCodec {

  /** Version of the format; to be changed with the format. */
  static final String VERSION = "1";

  static final String UNSUPPORTED_VERSION =
      "is of another version of this service; omit it for the first page";
  static final String MALFORMED = "must be the unmodified next_cursor of an earlier response";

  private static final String OWN = "own";
  private static final String SEPARATOR = "|";
  private static final int CHECKSUM_BYTES = 6;

  /** Bounds of instants, slightly within those of PostgreSQL. */
  private static final long EARLIEST = micros("-4712-01-01T00:00:00Z");

  private static final long LATEST = micros("+290000-01-01T00:00:00Z");
  private static final int LOWEST_PRIORITY = 4;

  private CursorCodec() {}

  /** Result of decoding a text. */
  public sealed interface Decoded {
    /** The text is a cursor. Whether it is one of the requested list is for the caller to check. */
    record Valid(Cursor cursor) implements Decoded {}

    /** The cursor is from a server with another version of the format. */
    record UnsupportedVersion() implements Decoded {}

    /** The text is not a cursor, or was damaged. */
    record Malformed() implements Decoded {}
  }

  /** Returns the text of a cursor, as it is in {@code next_cursor}. */
  public static String encode(Cursor cursor) {
    List<String> parts = new ArrayList<>();
    parts.add(VERSION);
    parts.add(cursor.view() == null ? OWN : cursor.view().text());
    parts.add(Long.toString(cursor.position().id()));
    for (int i = 0; i < cursor.order().fields().size(); i++) {
      Long value = cursor.position().values().get(i);
      parts.add(of(cursor.order().fields().get(i)));
      parts.add(value == null ? "" : value.toString());
    }
    return text(parts);
  }

  /** Returns the text of the parts, with a checksum. */
  static String text(List<String> parts) {
    byte[] content = String.join(SEPARATOR, parts).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(content, content.length + CHECKSUM_BYTES);
    System.arraycopy(checksum(content), 0, whole, content.length, CHECKSUM_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Decodes a text that a client sends, such as the query parameter {@code cursor}. */
  public static Decoded decode(String text) {
    Optional<String> content = content(text);
    if (content.isEmpty()) {
      return new Decoded.Malformed();
    }
    String[] parts = content.get().split("\\|", -1);
    if (!parts[0].equals(VERSION)) {
      return new Decoded.UnsupportedVersion();
    }
    try {
      return new Decoded.Valid(cursor(parts));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The checksum is valid, but the content is not: the cursor is forged.
      return new Decoded.Malformed();
    }
  }

  /** Returns the parts of a text, separated by bars; empty if it was damaged. */
  static Optional<String> content(String text) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // Rejects other texts of the same bytes, which Base64 allows: its last character has unused
    // bits.
    if (whole.length <= CHECKSUM_BYTES
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(whole).equals(text)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(whole, whole.length - CHECKSUM_BYTES);
    byte[] checksum = Arrays.copyOfRange(whole, content.length, whole.length);
    return Arrays.equals(checksum, checksum(content))
        ? Optional.of(new String(content, StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  private static Cursor cursor(String[] parts) {
    ViewId view =
        parts[1].equals(OWN) ? null : ViewId.parse(parts[1]).orElseThrow(CursorCodec::invalid);
    List<SortOrder.SortField> sortFields = new ArrayList<>();
    List<@Nullable Long> values = new ArrayList<>();
    for (int i = 3; i < parts.length; i += 2) {
      SortOrder.SortField sortField = sortField(parts[i]);
      sortFields.add(sortField);
      values.add(
          parts[i + 1].isEmpty() ? null : value(sortField.key(), Long.parseLong(parts[i + 1])));
    }
    return new Cursor(
        view, new SortOrder(sortFields), new SeekPosition(values, Long.parseLong(parts[2])));
  }

  private static long value(SortKey key, long value) {
    boolean possible =
        key == SortKey.PRIORITY ? value > 0 && value <= LOWEST_PRIORITY : isPossibleTime(value);
    if (!possible) {
      throw invalid();
    }
    return value;
  }

  /** Returns whether a database can have this time, in microseconds since 1970. */
  static boolean isPossibleTime(long micros) {
    return micros >= EARLIEST && micros <= LATEST;
  }

  /** Returns the field in the syntax of the parameter {@code sort}. */
  private static String of(SortOrder.SortField sortField) {
    return (sortField.descending() ? "-" : "") + sortField.key().name().toLowerCase(Locale.ROOT);
  }

  private static SortOrder.SortField sortField(String text) {
    boolean descending = text.startsWith("-");
    String name = (descending ? text.substring(1) : text).toUpperCase(Locale.ROOT);
    return new SortOrder.SortField(SortKey.valueOf(name), descending);
  }

  private static IllegalArgumentException invalid() {
    return new IllegalArgumentException("no cursor");
  }

  private static byte[] checksum(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Arrays.copyOf(digest, CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
