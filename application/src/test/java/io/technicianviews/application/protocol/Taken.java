package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.SnapshotVersion;

/**
 * A snapshot of the storage.
 *
 * @param visibility its version
 * @param moment the moment at which it was opened
 */
record Taken(SnapshotVersion visibility, int moment) {

  static Taken of(Desk desk) {
    return new Taken(desk.visibility(), desk.now());
  }
}
