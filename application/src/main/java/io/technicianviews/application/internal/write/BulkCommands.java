package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkUpdate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Changes several requests. Thread-safe. */
public final class BulkCommands {

  private final CommandExecutor commandExecutor;
  private final ZoneId zone;

  /**
   * @param zone the time zone of the helpdesk
   */
  public BulkCommands(CommandExecutor commandExecutor, ZoneId zone) {
    this.commandExecutor = commandExecutor;
    this.zone = zone;
  }

  /**
   * @param key null: not idempotent
   */
  public Result<BulkResult> execute(long personId, BulkUpdate update, @Nullable BulkKey key) {
    return new BulkExecution(commandExecutor, personId, update, key, zone).result();
  }
}
