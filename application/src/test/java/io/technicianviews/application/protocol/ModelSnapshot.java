package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.SnapshotVersion;

/**
 * A snapshot of the storage.
 *
 * @param snapshotVersion its version
 * @param moment the moment at which it was opened
 */
record ModelSnapshot(SnapshotVersion snapshotVersion, int moment) {

  static ModelSnapshot of(Storage storage) {
    return new ModelSnapshot(storage.snapshotVersion(), storage.now());
  }
}
