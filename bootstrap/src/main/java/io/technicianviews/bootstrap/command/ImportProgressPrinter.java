package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.ImportProgress;

/** Puts into words how far an import is. */
final class ImportProgressPrinter implements ImportProgress {

  private final Progress progress;
  private volatile long begun;

  ImportProgressPrinter(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void read(long rows, long bytes, long totalBytes) {
    progress.is(
        bytes < totalBytes
            ? "reading: %d %%, %,d rows".formatted(100 * bytes / totalBytes, rows)
            : "loading into the database");
  }

  @Override
  public void repeated(long events, long total) {
    if (events == 0) {
      begun = System.nanoTime();
      return;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    progress.is(
        "replaying: %d %%, %,d of %,d events, %,.0f per second"
            .formatted(100 * events / total, events, total, events / seconds));
  }
}
