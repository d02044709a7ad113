package io.technicianviews.bootstrap.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Ends the process when a library logs that it caught an {@link OutOfMemoryError}. */
public final class OutOfMemoryFilter extends TurboFilter {

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object @Nullable [] parameters,
      @Nullable Throwable failure) {
    if (failure != null) {
      MemoryGuard.endIfOutOfMemory(failure);
    }
    return FilterReply.NEUTRAL;
  }
}
