package io.technicianviews.application.protocol;

/** A deliberate fault of the protocol. */
enum Flaw {
  /** The change log is polled before the parts are gathered, not after. */
  LOG_READ_BEFORE_GATHERING,
  /** A part may be newer than the poll by which it is validated. */
  NEWER_THAN_THE_READING_ACCEPTED,
  /** A waiting query may be served by a poll that had begun before. */
  RUNNING_POLL_JOINED,
  /** A write that alters A names only the tag of A. */
  SCOPE_LEFT_OUT,
  /** An entry has the snapshot version of the time when it is stored, not when it was loaded. */
  VISIBILITY_TAKEN_AFTER_THE_LOAD,
  /** The change log is read by {@code id > last id}. */
  LOG_READ_BY_LAST_ID,
  /** An entry may be older than the first poll of the node that validates it. */
  CHANGES_BEFORE_THE_FIRST_READING_IGNORED,
  /** An entry may be older than expired changes. */
  FORGOTTEN_CHANGES_IGNORED,
  /** The key of an entry lacks the day. */
  DAY_NOT_IN_THE_KEY,
  /** The day of the poll is not compared with the day of the query. */
  DAY_NOT_COMPARED,
  /** The parts of the second attempt are not validated. */
  SECOND_ATTEMPT_NOT_CHECKED,
  /** A query keeps what it found before it waited for its admission. */
  FOUND_BEFORE_ADMISSION_KEPT,
  /** A part may be newer than the snapshot with which it is compared. */
  NEWER_THAN_THE_SNAPSHOT_ACCEPTED,
  /** Parts are compared with a snapshot before a poll has seen what is in it. */
  SNAPSHOT_CHECKED_BEFORE_IT_WAS_POLLED,
  /** A query announces a load before it has its admission. */
  LOAD_ANNOUNCED_BEFORE_ADMISSION,
}
