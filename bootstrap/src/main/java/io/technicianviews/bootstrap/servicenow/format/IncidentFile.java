package io.technicianviews.bootstrap.servicenow.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file of incidents, compressed or not. It is read twice, since the order of day and month may be
 * decided by the last row. A pipe is copied to a temporary file first. Not thread-safe.
 */
public final class IncidentFile implements AutoCloseable {

  private static final int PROGRESS_ROWS = 1_000;
  private static final List<Column> TIMES =
      List.of(Column.OPENED_AT, Column.SYS_UPDATED_ON, Column.RESOLVED_AT, Column.CLOSED_AT);

  private final Path file;
  private final ReadProgress progress;
  private @Nullable Path copy;
  private long line = 1;

  /** Is told how far a file is read. */
  @FunctionalInterface
  public interface ReadProgress {

    /** So many rows and bytes of the file have been read; all bytes only at the very end. */
    void read(long rows, long bytes, long totalBytes);
  }

  /** Works on the file while it is open. */
  private interface Reading<T> {
    T apply(FileText text, CsvText csv, CountingInputStream bytes) throws IOException;
  }

  /** Takes a record and the line at which it begins. */
  private interface RecordConsumer {
    void accept(CSVRecord record, long line);
  }

  /** The file at this path. */
  public IncidentFile(Path file, ReadProgress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * Recognizes the format, from the whole file.
   *
   * @throws InvalidLogFileException if it is no such file, or cannot be read to its end
   */
  public FileFormat format(FormatOptions options) throws InvalidLogFileException {
    return opened((text, csv, bytes) -> recognized(text, csv, bytes, options));
  }

  /**
   * Reads every row, in the order of the file.
   *
   * @return how many rows there were
   * @throws InvalidLogFileException if the file cannot be read to its end; rows may have been read
   *     before
   */
  public long read(FileFormat format, Consumer<Row> consumer) throws InvalidLogFileException {
    EventParser parser = new EventParser(format);
    return opened(
        (text, csv, bytes) -> {
          csv.next();
          long rows =
              records(csv, bytes, (record, at) -> consumer.accept(parser.parse(record, at)));
          progress.read(rows, Files.size(source()), Files.size(source()));
          return rows;
        });
  }

  @Override
  public void close() {
    if (copy != null) {
      try {
        Files.deleteIfExists(copy);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private FileFormat recognized(
      FileText text, CsvText csv, CountingInputStream bytes, FormatOptions options)
      throws IOException {
    if (!csv.hasNext()) {
      throw new InvalidLogFileException("it is empty");
    }
    ColumnMapping columns = ColumnMapping.of(csv.next(), options.columns());
    DayMonthDetector detector = new DayMonthDetector();
    records(
        csv,
        bytes,
        (record, at) -> {
          if (record.size() == columns.width()) {
            TIMES.forEach(column -> detector.add(at, columns.value(record, column)));
          }
        });
    DayMonthOrder order =
        options.times() == null ? detector.decide(columns.kind()) : DayMonthOrder.NOT_NEEDED;
    return new FileFormat(
        text.charset(), csv.delimiter(), columns, new TimeParser(order, options.times()));
  }

  private long records(CsvText csv, CountingInputStream bytes, RecordConsumer consumer)
      throws IOException {
    long rows = 0;
    long size = Files.size(source());
    line = csv.line();
    while (csv.hasNext()) {
      CSVRecord record = csv.next();
      if (!CsvText.isBlankLine(record)) {
        consumer.accept(record, line);
        rows++;
        if (rows % PROGRESS_ROWS == 0) {
          progress.read(rows, Math.min(bytes.count(), size - 1), size);
        }
      }
      line = csv.line();
    }
    return rows;
  }

  private <T> T opened(Reading<T> reading) throws InvalidLogFileException {
    line = 1;
    if (Files.isDirectory(file)) {
      throw explained(new InvalidLogFileException("it is a directory"));
    }
    try (CountingInputStream bytes = new CountingInputStream(Files.newInputStream(source()))) {
      FileText text = FileText.of(bytes, file.toString().endsWith(".gz"));
      return reading.apply(text, CsvText.of(text.reader()), bytes);
    } catch (UncheckedIOException e) {
      throw explained(e.getCause());
    } catch (IOException e) {
      throw explained(e);
    }
  }

  /** What is read: the file, or a copy of what can be read only once. */
  private Path source() throws IOException {
    if (copy == null && Files.exists(file) && !Files.isRegularFile(file)) {
      copy = Files.createTempFile("incidents", ".csv");
      try (InputStream once = Files.newInputStream(file)) {
        Files.copy(once, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy == null ? file : copy;
  }

  private InvalidLogFileException explained(@Nullable Throwable e) {
    String reason =
        switch (e) {
          case InvalidLogFileException unusable -> unusable.reason();
          case NoSuchFileException missing -> "there is no such file";
          case AccessDeniedException denied -> "this user may not read it";
          case EOFException end -> "its compressed data end too early, near line " + line;
          case ZipException damaged -> "its compressed data are damaged, near line " + line;
          case CharacterCodingException coding ->
              "it is not UTF-8 text, near line "
                  + line
                  + "; save it as UTF-8 (in Excel: \"CSV UTF-8\"). UTF-16 is read as well";
          case CSVException quotes ->
              "the row at line " + line + " has a quoted value that does not end properly";
          case null, default -> String.valueOf(e);
        };
    return new InvalidLogFileException(file + " cannot be imported: " + reason, e);
  }
}
