package io.technicianviews.bootstrap.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * A database's address as platforms hand it out, {@code postgres://} with everything in it, or as
 * Java has it, {@code jdbc:postgresql://}. No message repeats it, for the password is inside.
 */
final class DatabaseUrl {

  private static final String RIGHT = "postgres://user:password@host:5432/database";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:jdbc:postgresql|postgres(?:ql)?)://"
              + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^@/?]*)(?:/(?<database>[^/?]*))?(?:\\?(?<parameters>.*))?");

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>.*))?");

  /** Names of libpq that Java's driver knows by another one. */
  private static final Map<String, String> NAMES_IN_JAVA =
      Map.of(
          "application_name", PGProperty.APPLICATION_NAME.getName(),
          "channel_binding", PGProperty.CHANNEL_BINDING.getName(),
          "connect_timeout", PGProperty.CONNECT_TIMEOUT.getName());

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  static Database parse(String text) {
    Matcher url = SHAPE.matcher(text);
    if (!url.matches()) {
      throw wrong("must look like " + RIGHT + "; special characters in it are percent-encoded");
    }
    Map<String, String> parameters = parameters(url.group("parameters"));
    String user = or(parameters.remove("user"), url.group("user"));
    String password = or(parameters.remove("password"), url.group("password"));
    requireKnown(parameters);
    if (user.isEmpty()) {
      throw wrong("names no user: it must look like " + RIGHT);
    }
    return new Database.External(
        jdbcUrl(url.group("hosts"), decoded(url.group("database")), parameters), user, password);
  }

  private static String or(@Nullable String parameter, @Nullable String encoded) {
    return parameter == null ? decoded(encoded) : parameter;
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String each : query.split("&")) {
        int equals = each.indexOf('=');
        if (equals < 1) {
          throw wrong("has a parameter without a value: they look like sslmode=require");
        }
        String name = decoded(each.substring(0, equals));
        parameters.put(NAMES_IN_JAVA.getOrDefault(name, name), decoded(each.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static void requireKnown(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (PGProperty.forName(name) == null) {
        throw wrong("has the unknown parameter " + name);
      }
    }
    String sslMode = parameters.getOrDefault("sslmode", "prefer");
    if (!SSL_MODES.contains(sslMode)) {
      throw wrong(
          "has the unknown sslmode " + sslMode + ": it is one of " + String.join(", ", SSL_MODES));
    }
  }

  private static String jdbcUrl(String hosts, String database, Map<String, String> parameters) {
    if (database.isEmpty()) {
      throw wrong("names no database: it must look like " + RIGHT);
    }
    String query =
        parameters.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://"
        + (hosts.isEmpty() ? "localhost" : known(hosts))
        + "/"
        + encoded(database)
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String known(String hosts) {
    for (String host : hosts.split(",", -1)) {
      Matcher shape = HOST.matcher(host);
      if (!shape.matches() || !isPort(shape.group("port"))) {
        throw wrong("has a host or port that is none: it must look like " + RIGHT);
      }
    }
    return hosts;
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || (port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(@Nullable String encoded) {
    if (encoded == null) {
      return "";
    }
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("has a % that is not followed by two hexadecimal digits; a % itself is %25");
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }
}
