package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/** The generated password of a cluster, kept beside it. */
final class PasswordFile {
  private static final int BYTES = 24;

  private PasswordFile() {}

  /** Makes one for a new cluster, unless an interrupted start has made it. */
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
              + " is gone: the password of "
              + dataDirectory.data()
              + ". Put it back from a backup.");
    }
    return Files.readString(dataDirectory.password()).strip();
  }
}
