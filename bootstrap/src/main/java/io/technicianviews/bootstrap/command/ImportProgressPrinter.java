package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.servicenow.ImportProgress;

/** Formats the progress of an import for {@link Progress}. */
final class ImportProgressPrinter implements ImportProgress {

  private final Progress progress;
  private volatile long startNanos;

  ImportProgressPrinter(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void read(long rows, long bytes, long totalBytes) {
    progress.update(
        bytes < totalBytes
            ? "reading: %d %%, %,d rows".formatted(100 * bytes / totalBytes, rows)
            : "loading into the database");
  }

  @Override
  public void replayed(long events, long total) {
    if (events == 0) {
      startNanos = System.nanoTime();
      return;
    }
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    progress.update(
        "replaying: %d %%, %,d of %,d events, %,.0f per second"
            .formatted(100 * events / total, events, total, events / seconds));
  }
}
