package io.technicianviews.bootstrap.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The unpacked programs of PostgreSQL. */
record Binaries(Path directory) {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /**
   * Unpacks the archive of this platform, if it is not unpacked. The name of the directory contains
   * a hash of the archive: another version gets another directory, and a running server keeps its
   * files.
   */
  static Binaries unpack(DataDirectory dataDirectory) throws IOException {
    String archive = Platform.current().archive;
    Path directory = dataDirectory.directory().resolve("binaries-" + fingerprint(archive));
    if (!Files.exists(directory)) {
      LOG.info("Unpacking PostgreSQL into {}", directory);
      Path unfinished = PrivateFiles.unfinished(directory);
      PrivateFiles.deleteTree(unfinished);
      try (InputStream in = open(archive)) {
        TarXz.unpack(in, unfinished);
      }
      PrivateFiles.finish(unfinished, directory);
    }
    return new Binaries(directory);
  }

  private static String fingerprint(String archive) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(open(archive), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static InputStream open(String archive) {
    InputStream in = Binaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new EmbeddedPostgresException(
          archive
              + " is not on the class path. Add the binaries of this platform,"
              + " or set DATABASE_URL.");
    }
    return new BufferedInputStream(in, 1 << 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
