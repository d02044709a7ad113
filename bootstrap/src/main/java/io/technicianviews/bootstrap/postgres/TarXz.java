package io.technicianviews.bootstrap.postgres;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a tar archive that xz compressed. */
final class TarXz {
  private static final int OWNER_EXECUTES = 0100;

  private TarXz() {}

  /** Unpacks all of {@code in} into {@code target}, for the owner only. */
  static void unpack(InputStream in, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException(entry.getName() + " leads out of the archive");
      }
      unpackEntry(tar, entry, path);
    }
  }

  private static void unpackEntry(InputStream in, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      PrivateFiles.createDirectories(path);
      return;
    }
    PrivateFiles.createDirectories(path.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      unpackFile(in, (entry.getMode() & OWNER_EXECUTES) != 0, path);
    }
  }

  private static void unpackFile(InputStream in, boolean executable, Path path) throws IOException {
    var mode = executable ? PrivateFiles.EXECUTABLE : PrivateFiles.FILE;
    try (FileChannel file = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), mode)) {
      in.transferTo(Channels.newOutputStream(file));
      // The directory counts as complete once it has its name, so its files must not be lost in a
      // power cut.
      file.force(false);
    }
  }
}
