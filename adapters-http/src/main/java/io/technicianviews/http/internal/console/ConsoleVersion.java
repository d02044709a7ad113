package io.technicianviews.http.internal.console;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Version of the console: a hash of its files. */
final class ConsoleVersion {

  private static final int LENGTH = 12;

  private ConsoleVersion() {}

  static String of(Map<String, ConsoleFiles.File> files, ConsoleFiles.File index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(file -> digest.update(file.body()));
      digest.update(index.body());
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
