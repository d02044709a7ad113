package io.technicianviews.application.protocol;

/** A deliberate fault of the protocol, which the exploration must detect. */
enum Fault {
  /** The change log is polled before the parts are looked up, not after. */
  POLL_BEFORE_LOOKUP,
  /** A part may be newer than the poll by which it is validated. */
  NEWER_THAN_THE_POLL_ACCEPTED,
  /** A waiting query may be served by a poll that had begun before. */
  RUNNING_POLL_JOINED,
  /** A write that alters A records only the tag of A. */
  TAG_OMITTED,
  /** An entry has the snapshot version of the time when it is stored, not when it was loaded. */
  SNAPSHOT_VERSION_FROM_AFTER_THE_LOAD,
  /** The change log is polled by {@code id > last id}. */
  POLL_BY_LAST_ID,
  /** An entry may be older than the first poll of the node that validates it. */
  CHANGES_BEFORE_THE_FIRST_POLL_IGNORED,
  /** An entry may be older than expired changes. */
  EXPIRED_CHANGES_IGNORED,
  /** The key of an entry lacks the day. */
  DAY_NOT_IN_THE_KEY,
  /** The day of the poll is not compared with the day of the query. */
  DAY_NOT_COMPARED,
  /** The parts of the second attempt are not validated. */
  SECOND_ATTEMPT_NOT_VALIDATED,
  /** A query retains cache hits from before the wait for its admission. */
  HITS_FROM_BEFORE_ADMISSION_RETAINED,
  /** A part may be newer than the snapshot at which it is validated. */
  NEWER_THAN_THE_SNAPSHOT_ACCEPTED,
  /** Parts are validated at a snapshot before a poll covers it. */
  SNAPSHOT_VALIDATED_BEFORE_A_POLL_COVERS_IT,
  /** A query registers a load as in flight before it has its admission. */
  LOAD_REGISTERED_BEFORE_ADMISSION,
}
