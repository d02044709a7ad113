package io.technicianviews.bootstrap.servicenow.format;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * The text of a file: uncompressed, decoded, without byte order mark.
 *
 * @param charset UTF-8, or UTF-16 if the first bytes show it
 */
record FileText(Reader reader, Charset charset) {

  private static final int GZIP = 0x1f8b;
  private static final int ZIP = 0x504b;
  private static final int OLD_WORKBOOK = 0xd0cf;

  /**
   * Opens the text.
   *
   * @throws InvalidLogFileException if the file is not a text
   */
  static FileText of(InputStream bytes, boolean mustBeCompressed) throws IOException {
    BufferedInputStream plain = uncompressed(new BufferedInputStream(bytes), mustBeCompressed);
    byte[] head = head(plain, 4);
    int first = firstTwoBytes(head);
    if (first == ZIP || first == OLD_WORKBOOK) {
      throw new InvalidLogFileException(
          "it is a workbook or an archive; save the sheet as CSV (UTF-8)");
    }
    BOMInputStream text =
        BOMInputStream.builder()
            .setInputStream(plain)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    Charset charset =
        text.hasBOM() ? Charset.forName(text.getBOMCharsetName()) : charsetWithoutMark(head);
    return new FileText(
        new BufferedReader(new InputStreamReader(text, charset.newDecoder()), 1 << 16), charset);
  }

  private static BufferedInputStream uncompressed(
      BufferedInputStream bytes, boolean mustBeCompressed) throws IOException {
    if (firstTwoBytes(head(bytes, 2)) == GZIP) {
      return new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16));
    }
    if (mustBeCompressed) {
      throw new InvalidLogFileException(
          "it is not compressed with gzip, although its name ends with .gz");
    }
    return bytes;
  }

  /** Detects UTF-16 by the zero bytes of the first, ASCII, character. */
  private static Charset charsetWithoutMark(byte[] head) {
    if (head.length >= 2 && head[0] != 0 && head[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return head.length >= 2 && head[0] == 0 && head[1] != 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static byte[] head(BufferedInputStream bytes, int length) throws IOException {
    bytes.mark(length);
    byte[] head = bytes.readNBytes(length);
    bytes.reset();
    return head;
  }

  private static int firstTwoBytes(byte[] head) {
    return head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
  }
}
