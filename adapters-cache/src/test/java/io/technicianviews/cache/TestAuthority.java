package io.technicianviews.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority that is trusted only within {@link #whileTrusted}, with the certificates
 * of its servers. It is created by {@code keytool} in a directory.
 */
final class TestAuthority {

  private static final String PASSWORD = "of the tests";
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  private final Path directory;

  TestAuthority(Path directory) {
    this.directory = directory;
    makeKey("authority", "-ext", "bc:c");
  }

  /**
   * The settings of a Redis with a certificate.
   *
   * @param name the subject alternative name, such as {@code ip:127.0.0.1}
   */
  List<String> settings(String name, int tlsPort) {
    String alias = name.replaceAll("\\W", "-");
    if (!Files.exists(pem(alias))) {
      makeKey(alias, "-signer", "authority", "-ext", "san=" + name);
    }
    String file = pem(alias).toString();
    return List.of(
        "--tls-port",
        Integer.toString(tlsPort),
        "--tls-cert-file",
        file,
        "--tls-key-file",
        file,
        "--tls-ca-cert-file",
        pem("authority").toString(),
        "--tls-auth-clients",
        "no");
  }

  /** Runs an action while this process trusts only this authority. */
  void whileTrusted(Runnable something) {
    System.setProperty(STORE, directory.resolve("authority.p12").toString());
    System.setProperty(STORE_PASSWORD, PASSWORD);
    try {
      something.run();
    } finally {
      System.clearProperty(STORE);
      System.clearProperty(STORE_PASSWORD);
    }
  }

  private void makeKey(String alias, String... extensions) {
    Path keys = directory.resolve("keys.p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-validity",
                "2"));
    command.addAll(Arrays.asList(extensions));
    try {
      Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(tool.getInputStream().readAllBytes(), US_ASCII);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      write(alias, KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key with its certificates as Redis reads it, and the last of them as a JVM trusts it. */
  private void write(String alias, KeyStore keys) throws GeneralSecurityException, IOException {
    Key key = keys.getKey(alias, PASSWORD.toCharArray());
    StringBuilder pem = new StringBuilder(pem("PRIVATE KEY", key.getEncoded()));
    for (Certificate certificate : keys.getCertificateChain(alias)) {
      pem.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(pem(alias), pem);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(alias, keys.getCertificate(alias));
    try (var out = Files.newOutputStream(directory.resolve(alias + ".p12"))) {
      trusted.store(out, PASSWORD.toCharArray());
    }
  }

  private Path pem(String alias) {
    return directory.resolve(alias + ".pem");
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(content));
  }
}
