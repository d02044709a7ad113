package io.technicianviews.bootstrap.wiring;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.technicianviews.http.auth.TokenKeys;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The generated JWT secret in the data directory, for a server without JWT_SECRET and JWKS_URL. The
 * first of concurrent processes creates it, under a file lock.
 */
final class SecretFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final int RANDOM_BYTES = 48;

  private SecretFile() {}

  /** Reads the secret, or creates it if there is none. The directory must exist. */
  static synchronized TokenKeys.Secret readOrCreate(Path dataDir) {
    Path file = dataDir.resolve("jwt-secret");
    try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), OWNER_ONLY)) {
      channel.lock();
      if (channel.size() == 0) {
        channel.write(StandardCharsets.US_ASCII.encode(generated()));
        channel.force(true);
      }
      channel.position(0);
      byte[] stored = Channels.newInputStream(channel).readAllBytes();
      return new TokenKeys.Secret(new String(stored, StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new CommandFailedException(
          "the JWT secret cannot be stored in "
              + file
              + ": "
              + e
              + ". Make it readable and writable"
              + " for this user, or set JWT_SECRET.",
          e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          file
              + " contains no valid secret: "
              + e.getMessage()
              + ". Delete the file to generate a new one.",
          e);
    }
  }

  private static String generated() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
