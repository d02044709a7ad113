package io.technicianviews.persistence;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The binaries of a PostgreSQL version other than that of the class path, in a jar file as
 * published on Maven Central.
 */
public record PostgresJar(Path file) implements PgBinaryResolver {

  /** The jar file at the path in a system property, if that is set. */
  public static Optional<PostgresJar> of(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of).map(PostgresJar::new);
  }

  @Override
  public InputStream getPgBinary(String system, String machine) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry archive =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .map(ZipEntry.class::cast)
              .orElseThrow(() -> new IOException("no PostgreSQL in " + file));
      return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
    }
  }
}
