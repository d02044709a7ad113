package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  @Test
  void theUrlMayHaveAllParts() {
    String rest = "ann:pw@db.example.org:5433/desk?sslmode=require";
    for (String scheme : List.of("postgres://", "postgresql://", "jdbc:postgresql://")) {
      assertThat(DatabaseUrl.parse(scheme + rest))
          .isEqualTo(
              external("jdbc:postgresql://db.example.org:5433/desk?sslmode=require", "ann", "pw"));
    }
  }

  @Test
  void specialCharactersArePercentEncoded() {
    assertThat(DatabaseUrl.parse("postgres://an%40n:p%3A%2F+%25@db/my%20desk"))
        .isEqualTo(external("jdbc:postgresql://db/my%20desk", "an@n", "p:/+%"));
  }

  @Test
  void aPasswordMayHaveAColon() {
    assertThat(DatabaseUrl.parse("postgres://ann:p:w@db/desk"))
        .isEqualTo(external("jdbc:postgresql://db/desk", "ann", "p:w"));
  }

  @Test
  void javaHasUserAndPasswordAmongTheParameters() {
    assertThat(DatabaseUrl.parse("jdbc:postgresql://db/desk?user=ann&password=p%26w&ssl=true"))
        .isEqualTo(external("jdbc:postgresql://db/desk?ssl=true", "ann", "p&w"));
  }

  @Test
  void namesOfLibpqAreTranslated() {
    assertThat(
            DatabaseUrl.parse("postgres://ann@db/desk?connect_timeout=5&application_name=my+desk"))
        .isEqualTo(
            external(
                "jdbc:postgresql://db/desk?connectTimeout=5&ApplicationName=my%2Bdesk", "ann", ""));
  }

  @Test
  void severalHostsAndAddressesOfVersionSixAreUnderstood() {
    assertThat(DatabaseUrl.parse("postgres://ann:pw@one:5432,two:5433/desk"))
        .isEqualTo(external("jdbc:postgresql://one:5432,two:5433/desk", "ann", "pw"));
    assertThat(DatabaseUrl.parse("postgres://ann:pw@[::1]:5432/desk"))
        .isEqualTo(external("jdbc:postgresql://[::1]:5432/desk", "ann", "pw"));
  }

  @Test
  void missingAndUnknownPartsAreNamedWithoutThePassword() {
    refused("db.example.org/desk", "must look like postgres://user:password@host:5432/database");
    refused("jdbc:mysql://ann:hidden@db/desk", "must look like");
    refused("postgres://db/desk", "names no user");
    refused("postgres://ann:hidden@db", "names no database");
    refused("postgres://ann:hidden@db/", "names no database");
    refused("postgres://ann:hidden@db:high/desk", "an invalid host or port");
    refused("postgres://ann:hidden@db:70000/desk", "an invalid host or port");
    refused("postgres://ann:hidden@db:0/desk", "an invalid host or port");
    refused("postgres://ann:hidden%@db/desk", "a % that is not followed by");
    refused("postgres://ann:hidden@db/desk?sslmod=require", "the unknown parameter sslmod");
    refused("postgres://ann:hidden@db/desk?sslmode=yes", "the unknown sslmode yes");
    refused("postgres://ann:hidden@db/desk?sslmode", "a parameter without a value");
    refused("postgres://ann:hid/den@db/desk", "special characters in it are percent-encoded");
  }

  @Test
  void withoutAHostItIsThisMachine() {
    assertThat(DatabaseUrl.parse("postgres://ann:pw@/desk"))
        .isEqualTo(external("jdbc:postgresql://localhost/desk", "ann", "pw"));
  }

  private static void refused(String url, String reason) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hid");
  }

  private static Database external(String jdbcUrl, String user, String password) {
    return new Database.External(jdbcUrl, user, password);
  }
}
