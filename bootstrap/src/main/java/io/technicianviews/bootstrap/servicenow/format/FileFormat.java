package io.technicianviews.bootstrap.servicenow.format;

import java.nio.charset.Charset;
import java.util.Map;

/** The format of a file, detected or given. */
public final class FileFormat {

  private final Charset charset;
  private final char delimiter;
  private final ColumnMapping columns;
  private final TimeParser times;

  FileFormat(Charset charset, char delimiter, ColumnMapping columns, TimeParser times) {
    this.charset = charset;
    this.delimiter = delimiter;
    this.columns = columns;
    this.times = times;
  }

  /** The kind of its rows. */
  public FileKind kind() {
    return columns.kind();
  }

  /** The encoding. */
  public Charset charset() {
    return charset;
  }

  /** The character between the values of a row. */
  public char delimiter() {
    return delimiter;
  }

  /** The header in the file of each column that is read. */
  public Map<Column, String> headers() {
    return columns.headersByColumn();
  }

  /** A description of the time format. */
  public String times() {
    return times.description();
  }

  ColumnMapping columns() {
    return columns;
  }

  TimeParser timeParser() {
    return times;
  }
}
