package io.technicianviews.domain.port;

/**
 * Thrown when a reader of the change log has yet to return entries that were removed. A new reader
 * after {@link #upTo} returns the entries that exist.
 */
public final class EntriesRemovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long upTo;

  /**
   * @param afterId the position of the reader
   * @param upTo the id up to which entries have been removed
   */
  public EntriesRemovedException(long afterId, long upTo) {
    super("the entries %d to %d of the change log have been removed".formatted(afterId + 1, upTo));
    this.upTo = upTo;
  }

  /** Returns the id up to which entries have been removed. */
  public long upTo() {
    return upTo;
  }
}
