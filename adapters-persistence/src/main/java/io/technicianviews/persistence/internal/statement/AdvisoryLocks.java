package io.technicianviews.persistence.internal.statement;

/**
 * The keys of all advisory locks that this module takes in the database, before {@link
 * DeskSchema#lock}.
 */
public final class AdvisoryLocks {

  /** Held by a bulk load, and by a repair of counters, until its transaction ends. */
  public static final long LOADING = 0x7465_6368_6c6f_6164L;

  /** Held by an administrative write: one runs at a time. */
  public static final long ADMINISTRATION = 0x7465_6368_6164_6d6eL;

  /** Held by the rollup of counters until its transaction ends. */
  public static final long SUMMING = 0x7465_6368_7375_6d73L;

  /** Held by the upkeep of the tables until its transaction ends. */
  public static final long UPKEEP = 0x7465_6368_6b65_6570L;

  private static final long PERMISSIONS = 0x7269_6768L << 32;

  private AdvisoryLocks() {}

  /**
   * The lock on a person's permissions: shared by writes that depend on them, exclusive for a write
   * that changes them.
   */
  public static long permissionsOf(long personId) {
    return PERMISSIONS ^ personId;
  }
}
