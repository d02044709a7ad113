import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies a file unless the copy has the same content already. A process that uses an old copy keeps it. */
class CopyIfChanged {
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Path copy = Path.of(args[1]);
    if (!Files.exists(copy) || Files.mismatch(file, copy) != -1) {
      Files.createDirectories(copy.getParent());
      Path unfinished = copy.resolveSibling(copy.getFileName() + ".new");
      Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
