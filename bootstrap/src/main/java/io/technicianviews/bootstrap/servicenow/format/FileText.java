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

/**
 * The text of a file: uncompressed, decoded, without its byte order mark.
 *
 * @param charset UTF-8, or UTF-16 if the file begins as such a text
 */
record FileText(Reader reader, Charset charset) {

  private static final int GZIP = 0x1f8b;
  private static final int ZIP = 0x504b;
  private static final int OLD_WORKBOOK = 0xd0cf;

  /**
   * Opens the text.
   *
   * @throws InvalidLogFileException if the bytes are no text
   */
  static FileText of(InputStream bytes, boolean mustBeCompressed) throws IOException {
    BufferedInputStream plain = plain(new BufferedInputStream(bytes), mustBeCompressed);
    byte[] head = head(plain, 4);
    int first = pair(head);
    if (first == ZIP || first == OLD_WORKBOOK) {
      throw new InvalidLogFileException(
          "it is a workbook or an archive; save the sheet as CSV (UTF-8)");
    }
    return switch (first) {
      case 0xefbb -> text(plain, 3, StandardCharsets.UTF_8);
      case 0xfffe -> text(plain, 2, StandardCharsets.UTF_16LE);
      case 0xfeff -> text(plain, 2, StandardCharsets.UTF_16BE);
      default -> text(plain, 0, withoutMark(head));
    };
  }

  private static BufferedInputStream plain(BufferedInputStream bytes, boolean mustBeCompressed)
      throws IOException {
    if (pair(head(bytes, 2)) == GZIP) {
      return new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16));
    }
    if (mustBeCompressed) {
      throw new InvalidLogFileException("it is not compressed with gzip, as its name says");
    }
    return bytes;
  }

  /** The header is ASCII: in UTF-16 every other byte of it is zero. */
  private static Charset withoutMark(byte[] head) {
    if (head.length >= 2 && head[0] != 0 && head[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return head.length >= 2 && head[0] == 0 && head[1] != 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static FileText text(InputStream bytes, int mark, Charset charset) throws IOException {
    bytes.skipNBytes(mark);
    return new FileText(
        new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()), 1 << 16), charset);
  }

  private static byte[] head(BufferedInputStream bytes, int length) throws IOException {
    bytes.mark(length);
    byte[] head = bytes.readNBytes(length);
    bytes.reset();
    return head;
  }

  private static int pair(byte[] head) {
    return head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
  }
}
