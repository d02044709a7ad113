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

/** Unpacks tar archives that are compressed with xz. */
final class TarXz {
  private static final int OWNER_EXECUTE = 0100;

  private TarXz() {}

  /** Unpacks {@code in} into {@code target}; only the owner can access the files. */
  static void unpack(InputStream in, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException(entry.getName() + " is outside the target directory");
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
      unpackFile(in, (entry.getMode() & OWNER_EXECUTE) != 0, path);
    }
  }

  private static void unpackFile(InputStream in, boolean executable, Path path) throws IOException {
    var mode = executable ? PrivateFiles.EXECUTABLE : PrivateFiles.FILE;
    try (FileChannel file = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), mode)) {
      in.transferTo(Channels.newOutputStream(file));
      // The rename of the directory marks it as complete: its files must be on the disk before.
      file.force(false);
    }
  }
}
