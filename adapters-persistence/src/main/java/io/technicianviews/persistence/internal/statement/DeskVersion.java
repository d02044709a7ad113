package io.technicianviews.persistence.internal.statement;

/** The version of the tables that this version of the software maintains. */
public final class DeskVersion {

  /**
   * The number of the newest migration that changed what a write has to do. Each write states it in
   * the change log. A migration that raises it makes the writes of older servers fail.
   */
  public static final short WRITER = 4;

  private DeskVersion() {}
}
