package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/** The generated password of a cluster, in a file of the data directory. */
final class PasswordFile {
  private static final int BYTES = 24;

  private PasswordFile() {}

  /** Generates a password for a new cluster, if an interrupted start did not. */
  static void generate(DataDirectory dataDirectory) throws IOException {
    if (!Files.exists(dataDirectory.password())) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(dataDirectory.password(), Base64.getUrlEncoder().encodeToString(random));
    }
  }

  static String read(DataDirectory dataDirectory) throws IOException {
    if (!Files.exists(dataDirectory.password())) {
      throw new EmbeddedPostgresException(
          dataDirectory.password()
              + " is missing: the password of "
              + dataDirectory.data()
              + ". Restore it from a backup.");
    }
    return Files.readString(dataDirectory.password()).strip();
  }
}
