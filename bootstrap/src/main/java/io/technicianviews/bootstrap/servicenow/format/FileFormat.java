package io.technicianviews.bootstrap.servicenow.format;

import java.nio.charset.Charset;
import java.util.Map;

/** How a file is written, as recognized or given. */
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

  /** What its rows are. */
  public FileKind kind() {
    return columns.kind();
  }

  /** The encoding. */
  public Charset charset() {
    return charset;
  }

  /** What separates the values of a row. */
  public char delimiter() {
    return delimiter;
  }

  /** The header of each column that is read, as the file writes it. */
  public Map<Column, String> headers() {
    return columns.headersByColumn();
  }

  /** How times are written, for people. */
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
