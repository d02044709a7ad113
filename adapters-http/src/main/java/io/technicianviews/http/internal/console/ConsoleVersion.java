package io.technicianviews.http.internal.console;

import io.technicianviews.http.internal.json.Digests;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** Version of the console: a hash of its files. */
final class ConsoleVersion {

  private static final int LENGTH = 12;

  private ConsoleVersion() {}

  static String of(Map<String, ConsoleFiles.File> files, ConsoleFiles.File index) {
    MessageDigest digest = Digests.sha256();
    files.values().forEach(file -> digest.update(file.body()));
    digest.update(index.body());
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
