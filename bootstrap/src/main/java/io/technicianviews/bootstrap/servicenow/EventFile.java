package io.technicianviews.bootstrap.servicenow;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A log as a file, compressed or not, read once from its beginning to its end. */
final class EventFile {

  private static final int PROGRESS_ROWS = 1_000;
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Path file;
  private final ImportProgress progress;
  private long rows;
  private long line = 1;

  EventFile(Path file, ImportProgress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * Hands on every row, in the order of the file.
   *
   * @return how many rows there were
   * @throws UnusableFileException if it is not such a log, or ends too early; rows may have been
   *     handed on before
   */
  long read(Consumer<Row> consumer) throws UnusableFileException {
    try (CountingInputStream bytes = new CountingInputStream(Files.newInputStream(file));
        CSVParser parser = CSVFormat.RFC4180.builder().get().parse(text(bytes))) {
      read(parser, bytes, consumer);
    } catch (UncheckedIOException e) {
      throw explained(e.getCause());
    } catch (IOException e) {
      throw explained(e);
    }
    return rows;
  }

  private void read(CSVParser parser, CountingInputStream bytes, Consumer<Row> consumer)
      throws IOException {
    Iterator<CSVRecord> records = parser.iterator();
    if (!records.hasNext()) {
      throw new UnusableFileException("it is empty");
    }
    Header header = Header.of(records.next());
    long size = Files.size(file);
    line = parser.getCurrentLineNumber() + 1;
    while (records.hasNext()) {
      CSVRecord record = records.next();
      if (!isBlankLine(record)) {
        consumer.accept(EventReader.read(header, record, line));
        rows++;
        if (rows % PROGRESS_ROWS == 0) {
          progress.read(rows, bytes.count(), size);
        }
      }
      line = parser.getCurrentLineNumber() + 1;
    }
    progress.read(rows, size, size);
  }

  private static boolean isBlankLine(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private Reader text(InputStream bytes) throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(plain(bytes), StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private InputStream plain(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    if (magic == GZIP_MAGIC) {
      return new GZIPInputStream(buffered, 1 << 16);
    }
    if (file.toString().endsWith(".gz")) {
      throw new UnusableFileException("it is not compressed with gzip, as its name says");
    }
    return buffered;
  }

  private UnusableFileException explained(@Nullable Throwable e) {
    String reason =
        switch (e) {
          case UnusableFileException unusable -> unusable.reason();
          case NoSuchFileException missing -> "there is no such file";
          case EOFException end -> "its compressed data end too early, near line " + line;
          case ZipException damaged -> "its compressed data are damaged, near line " + line;
          case CharacterCodingException coding -> "it is not UTF-8 text, near line " + line;
          case CSVException quotes ->
              "the row at line " + line + " has a quoted value that does not end properly";
          case null, default -> String.valueOf(e);
        };
    return new UnusableFileException(file + " cannot be imported: " + reason, e);
  }
}
