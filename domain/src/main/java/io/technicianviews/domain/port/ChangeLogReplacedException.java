package io.technicianviews.domain.port;

/**
 * Thrown when an entry that a reader of the change log has returned is no longer in it, or is
 * another one: the storage was restored from a backup, or lost its last writes in a failover.
 */
public final class ChangeLogReplacedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param id the id of the entry
   */
  public ChangeLogReplacedException(long id) {
    super("the change log no longer contains entry %d as it was read".formatted(id));
  }
}
