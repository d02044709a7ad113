package io.technicianviews.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipPrefixTest {

  @Test
  void membersContainThePrefixAndTheirEnd() throws IOException {
    Random random = new Random(20);
    for (int length : new int[] {0, 1, 100, 1_500, 16_000, 70_000, 300_000}) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      byte[] text =
          "{\"id\":1,\"subject\":\"Printer\"},"
              .repeat(length / 10 + 1)
              .substring(0, length)
              .getBytes(StandardCharsets.UTF_8);
      for (byte[] plain : new byte[][] {noise, text}) {
        GzipPrefix prefix = GzipPrefix.of(plain);
        for (String end : new String[] {"", "}", ",\"as_of\":\"2026-11-28T09:00:00Z\"}"}) {
          byte[] bytes = end.getBytes(StandardCharsets.UTF_8);
          byte[] member = prefix.with(bytes);
          assertThat(plain(member)).isEqualTo(joined(plain, bytes));
        }
      }
    }
  }

  @Test
  void theEndMayBeOneBlock() throws IOException {
    byte[] longest = new byte[65_535];
    new Random(20).nextBytes(longest);
    GzipPrefix prefix = GzipPrefix.of(new byte[] {1});
    assertThat(plain(prefix.with(longest))).isEqualTo(joined(new byte[] {1}, longest));
    assertThatIllegalArgumentException().isThrownBy(() -> prefix.with(new byte[65_536]));
  }

  @Test
  void membersAreLittleLongerThanThoseCompressedAsAWhole() throws IOException {
    byte[] text =
        "{\"id\":1,\"subject\":\"Printer\"},".repeat(500).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write(text);
    }
    assertThat(GzipPrefix.of(text).with(new byte[0])).hasSizeLessThan(whole.size() + 16);
  }

  /** Returns the content, whose checksum and length the stream compares with the trailer. */
  private static byte[] plain(byte[] member) throws IOException {
    try (var content = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return content.readAllBytes();
    }
  }

  private static byte[] joined(byte[] beginning, byte[] end) {
    return ByteBuffer.allocate(beginning.length + end.length).put(beginning).put(end).array();
  }
}
