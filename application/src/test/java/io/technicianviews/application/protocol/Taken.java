package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.SnapshotVersion;

/**
 * A snapshot of the desk.
 *
 * @param visibility what it sees
 * @param moment when it was taken
 */
record Taken(SnapshotVersion visibility, int moment) {

  static Taken of(Desk desk) {
    return new Taken(desk.visibility(), desk.now());
  }
}
