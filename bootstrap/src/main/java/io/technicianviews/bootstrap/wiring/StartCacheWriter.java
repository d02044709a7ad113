package io.technicianviews.bootstrap.wiring;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the {@link StartCache} of this process in the background, if it is missing or of another
 * jar or JVM, so that the next start is faster.
 *
 * <p>A second server process on the same database starts, writes the file and ends. The file is
 * renamed when it is complete. A failure leaves things as they are: a directory that cannot be
 * written, a full disk, another process that writes the file already.
 *
 * <p>Thread-safe. The caller closes it before the database.
 */
public final class StartCacheWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StartCacheWriter.class);

  private final Thread thread = new Thread(this::run, "start-cache");
  private volatile boolean closed;
  private @Nullable Process training;

  private StartCacheWriter() {
    thread.setDaemon(true);
  }

  /** Starts to write the file that the options of this JVM name, if there is something to do. */
  public static StartCacheWriter start() {
    StartCacheWriter writer = new StartCacheWriter();
    writer.thread.start();
    return writer;
  }

  /** Ends the other process, if it still runs. */
  @Override
  public void close() {
    end();
    await();
  }

  /** Returns when the file is written, or cannot be. */
  public void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    StartCache.ofThisProcess().ifPresent(this::write);
  }

  private void write(StartCache cache) {
    try {
      if (cache.isCurrent() || !Files.isWritable(directory(cache))) {
        return;
      }
      try (FileChannel channel =
              FileChannel.open(cache.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null && !cache.isCurrent()) {
          train(cache);
        }
      }
    } catch (IOException e) {
      LOG.debug("The start cache {} was not written", cache.file(), e);
    }
  }

  private void train(StartCache cache) throws IOException {
    String note = cache.expectedNote();
    try {
      if (exitCode(cache) == 0 && Files.exists(cache.unfinished()) && !closed) {
        Files.deleteIfExists(cache.note());
        Files.move(cache.unfinished(), cache.file(), StandardCopyOption.ATOMIC_MOVE);
        cache.writeNote(note);
        LOG.debug("Wrote the start cache {}", cache.file());
      }
    } finally {
      Files.deleteIfExists(cache.unfinished());
      Files.deleteIfExists(
          cache.unfinished().resolveSibling(cache.unfinished().getFileName() + ".config"));
    }
  }

  private int exitCode(StartCache cache) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(cache.trainingCommand())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().put("BIND_ADDRESS", "127.0.0.1");
    Process started;
    synchronized (this) {
      if (closed) {
        return -1;
      }
      started = builder.start();
      training = started;
    }
    started.getOutputStream().close();
    return started.onExit().join().exitValue();
  }

  /** Not in order, since the end in order writes the file. */
  private synchronized void end() {
    closed = true;
    if (training != null) {
      training.descendants().forEach(ProcessHandle::destroyForcibly);
      training.destroyForcibly();
    }
  }

  private static Path directory(StartCache cache) {
    return requireNonNull(cache.file().toAbsolutePath().getParent(), "a file is in a directory");
  }
}
