package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/** The generated password of a cluster, kept beside it. */
final class Password {
  private static final int BYTES = 24;

  private Password() {}

  /** Makes one for a new cluster, unless an interrupted start has made it. */
  static void generate(Home home) throws IOException {
    if (!Files.exists(home.password())) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(home.password(), Base64.getUrlEncoder().encodeToString(random));
    }
  }

  static String read(Home home) throws IOException {
    if (!Files.exists(home.password())) {
      throw new EmbeddedPostgresException(
          home.password()
              + " is gone: the password of "
              + home.data()
              + ". Put it back from a backup.");
    }
    return Files.readString(home.password()).strip();
  }
}
