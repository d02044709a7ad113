package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {

  private static final String URL = "jdbc:postgresql://db/desk";

  @Test
  void aUrlOfAnotherFormIsRejectedWithoutItsPassword() {
    for (String url :
        List.of(
            "",
            "postgres://app:S3cret@db/helpdesk",
            "postgresql://app:S3cret@db/helpdesk",
            "jdbc:mysql://db/helpdesk?password=S3cret")) {
      assertThatThrownBy(() -> PostgresSettings.of(url, "app", "S3cret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("jdbcUrl must begin with jdbc:postgresql:");
    }
  }

  @Test
  void aUrlThatTheDriverCannotParseIsRejectedWithoutItsPassword() {
    for (String url :
        List.of(
            "jdbc:postgresql://app:S3cret@db/helpdesk",
            "jdbc:postgresql://db:port/helpdesk?password=S3cret")) {
      assertThatThrownBy(() -> PostgresSettings.of(url, "app", "S3cret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("jdbcUrl must have the form jdbc:postgresql://host:port/database")
          .hasMessageNotContaining("S3cret");
    }
  }

  @Test
  void theTextOfSettingsMasksPasswords() {
    for (String url : List.of("?password=S3cret&ssl=true", "?ssl=true&sslpassword=S3cret", "")) {
      assertThat(PostgresSettings.of(URL + url, "me", "S3cret").toString())
          .doesNotContain("S3cret");
    }
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void aNullArgumentIsNamed() {
    assertMissing("jdbcUrl", () -> PostgresSettings.of(null, "me", "secret"));
    assertMissing("user", () -> PostgresSettings.of(URL, null, "secret"));
    assertMissing("password", () -> PostgresSettings.of(URL, "me", null));
    assertMissing("dataSource", () -> PostgresSettings.of(null));
    PostgresSettings settings = PostgresSettings.of(URL, "me", "secret");
    assertMissing("address", () -> settings.withAddress(null));
    assertMissing("schema", () -> settings.withSchema(null));
    assertMissing("migration", () -> settings.withMigration(null));
    assertMissing("poolName", () -> settings.withPoolName(null));
    assertMissing("meters", () -> settings.withMeters(null));
  }

  private static void assertMissing(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }
}
