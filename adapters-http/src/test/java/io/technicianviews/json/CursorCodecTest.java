package io.technicianviews.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.json.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorCodecTest {

  @Test
  void decodesEncodedCursors() {
    for (View view : View.values()) {
      for (SortKey key : SortKey.values()) {
        assertDecoded(new Cursor(view, SortOrder.ascending(key), position(3L)));
        if (key == SortKey.SOLVED || key == SortKey.DUE_DATE) {
          assertDecoded(new Cursor(view, SortOrder.descending(key), position(null)));
        }
      }
      int terms = view.order().fields().size();
      List<Long> values = new ArrayList<>(Collections.nCopies(terms, 4L));
      assertDecoded(new Cursor(view, view.order(), new SeekPosition(values, Long.MAX_VALUE)));
    }
    assertDecoded(Cursor.ofOwnRequests(position(1_764_000_000_123_456L)));
    assertDecoded(Cursor.ofOwnRequests(position(-1L)));
  }

  @Test
  void reportsCursorsOfOtherVersions() {
    assertThat(read("2|something|else")).isEqualTo(new CursorCodec.Decoded.UnsupportedVersion());
    assertThat(read("")).isEqualTo(new CursorCodec.Decoded.Malformed());
  }

  @Test
  void rejectsForgedCursorsWithImpossibleValues() {
    assertThat(read("1|own|7|-created|5")).isInstanceOf(CursorCodec.Decoded.Valid.class);
    for (String content :
        List.of(
            "1",
            "1|own",
            "1|own|7",
            "1|own|x|-created|5",
            "1|own|7|-created",
            "1|own|7|-created|",
            "1|all_unsolved|7|-updated|",
            "1|all_unsolved|7|priority||-created|5",
            "1|own|7|-created|x",
            "1|own|7|-invented|5",
            "1|nowhere|7|-created|5",
            "1|own|7|-created|9223372036854775807",
            "1|own|7|-created|-9223372036854775808",
            "1|own|7|priority|99",
            "1|own|7|-created|5|")) {
      assertThat(read(content)).as(content).isEqualTo(new CursorCodec.Decoded.Malformed());
    }
  }

  private static void assertDecoded(Cursor cursor) {
    String text = CursorCodec.encode(cursor);
    assertThat(text).matches("[A-Za-z0-9_-]+");
    assertThat(CursorCodec.decode(text)).isEqualTo(new CursorCodec.Decoded.Valid(cursor));
  }

  private static SeekPosition position(@Nullable Long value) {
    return new SeekPosition(Collections.singletonList(value), 7);
  }

  /** Returns a forged cursor with a valid checksum. */
  private static CursorCodec.Decoded read(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    MessageDigest digest = Digests.sha256();
    digest.update(bytes);
    byte[] whole = Arrays.copyOf(bytes, bytes.length + 6);
    System.arraycopy(digest.digest(), 0, whole, bytes.length, 6);
    return CursorCodec.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
  }
}
