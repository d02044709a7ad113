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
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of incidents, plain or compressed with gzip. It is read twice, since the last row may
 * decide the order of day and month. A pipe is copied to a temporary file first. Not thread-safe.
 */
public final class IncidentFile implements AutoCloseable {

  private static final int PROGRESS_ROWS = 1_000;
  private static final List<Column> TIMES =
      List.of(Column.OPENED_AT, Column.SYS_UPDATED_ON, Column.RESOLVED_AT, Column.CLOSED_AT);

  private final Path file;
  private final ReadProgress progress;
  private @Nullable Path copy;
  private long line = 1;

  /** Receives the progress of reading. */
  @FunctionalInterface
  public interface ReadProgress {

    /** Reports the rows and bytes read so far; {@code bytes} equals the total only at the end. */
    void read(long rows, long bytes, long totalBytes);
  }

  /** A function on the open file. */
  private interface OpenFileFunction<T> {
    T apply(FileText text, CsvText csv, BoundedInputStream bytes) throws IOException;
  }

  /** Receives a record and the line at which it begins. */
  private interface RecordConsumer {
    void accept(CSVRecord record, long line);
  }

  /** Creates a reader of this file. The file is opened by the other methods. */
  public IncidentFile(Path file, ReadProgress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * Detects the format from the whole file.
   *
   * @throws InvalidLogFileException if the file has an unknown format, or cannot be read to its end
   */
  public FileFormat format(FormatOptions options) throws InvalidLogFileException {
    return withOpenFile((text, csv, bytes) -> detectFormat(text, csv, bytes, options));
  }

  /**
   * Reads every row, in the order of the file.
   *
   * @return the number of rows
   * @throws InvalidLogFileException if the file cannot be read to its end; the consumer may have
   *     received rows before
   */
  public long read(FileFormat format, Consumer<Row> consumer) throws InvalidLogFileException {
    EventParser parser = new EventParser(format);
    return withOpenFile(
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

  private FileFormat detectFormat(
      FileText text, CsvText csv, BoundedInputStream bytes, FormatOptions options)
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

  private long records(CsvText csv, BoundedInputStream bytes, RecordConsumer consumer)
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
          progress.read(rows, Math.min(bytes.getCount(), size - 1), size);
        }
      }
      line = csv.line();
    }
    return rows;
  }

  private <T> T withOpenFile(OpenFileFunction<T> function) throws InvalidLogFileException {
    line = 1;
    if (Files.isDirectory(file)) {
      throw withReason(new InvalidLogFileException("it is a directory"));
    }
    try (BoundedInputStream bytes = BoundedInputStream.builder().setPath(source()).get()) {
      FileText text = FileText.of(bytes, file.toString().endsWith(".gz"));
      return function.apply(text, CsvText.of(text.reader()), bytes);
    } catch (UncheckedIOException e) {
      throw withReason(e.getCause());
    } catch (IOException e) {
      throw withReason(e);
    }
  }

  /** The path to read: the file, or a copy of a pipe, which can be read only once. */
  private Path source() throws IOException {
    if (copy == null && Files.exists(file) && !Files.isRegularFile(file)) {
      copy = Files.createTempFile("incidents", ".csv");
      try (InputStream in = Files.newInputStream(file)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy == null ? file : copy;
  }

  private InvalidLogFileException withReason(@Nullable Throwable e) {
    String reason =
        switch (e) {
          case InvalidLogFileException unusable -> unusable.reason();
          case NoSuchFileException missing -> "no such file";
          case AccessDeniedException denied -> "this user has no permission to read it";
          case EOFException end -> "its compressed data are truncated, near line " + line;
          case ZipException damaged -> "its compressed data are corrupt, near line " + line;
          case CharacterCodingException coding ->
              "it is not UTF-8 text, near line "
                  + line
                  + "; save it as UTF-8 (in Excel: \"CSV UTF-8\"). UTF-16 is also supported";
          case CSVException quotes ->
              "the row at line " + line + " has a quoted value without a proper end";
          case null, default -> String.valueOf(e);
        };
    return new InvalidLogFileException(file + " cannot be imported: " + reason, e);
  }
}
