package io.technicianviews.application.protocol;

/** A way in which the protocol could be wrong. */
enum Flaw {
  /** The log is read before the facts are gathered, not after. */
  LOG_READ_BEFORE_GATHERING,
  /** A fact may be of a later state than the reading that it is checked against. */
  NEWER_THAN_THE_READING_ACCEPTED,
  /** Whoever waits for a reading may be served by one that had begun before. */
  READING_UNDER_WAY_JOINED,
  /** A write that touches A says nothing else. */
  SCOPE_LEFT_OUT,
  /** An entry says that it is of the state after it was read, when it is stored. */
  VISIBILITY_TAKEN_AFTER_THE_LOAD,
  /** The log is read by {@code id > last id}. */
  LOG_READ_BY_LAST_ID,
  /** An entry may be older than the first reading of whoever checks it. */
  CHANGES_BEFORE_THE_FIRST_READING_IGNORED,
  /** An entry may be older than changes that were forgotten. */
  FORGOTTEN_CHANGES_IGNORED,
  /** The key of an entry lacks the day. */
  DAY_NOT_IN_THE_KEY,
  /** The day of the reading is not compared with the day that was asked for. */
  DAY_NOT_COMPARED,
  /** What the second attempt gathered is answered unchecked. */
  SECOND_ATTEMPT_NOT_CHECKED,
}
