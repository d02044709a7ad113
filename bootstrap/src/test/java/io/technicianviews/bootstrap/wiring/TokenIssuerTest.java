package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final TokenKeys SECRET = new TokenKeys.Secret("a-secret-of-thirty-two-bytes-000");

  @Test
  void theServerAuthenticatesThePersonUntilTheTokenExpires() {
    TokenIssuer tokens = new TokenIssuer(SECRET, Optional.of("desk"));
    String token = tokens.issue(42, NOW, Duration.ofHours(1));

    assertThat(identified(token, "desk", NOW))
        .isEqualTo(new AuthenticationResult.Authenticated(42));
    assertThat(identified(token, "desk", NOW.plusSeconds(3599)))
        .isEqualTo(new AuthenticationResult.Authenticated(42));
    assertThat(identified(token, "desk", NOW.plusSeconds(3600)))
        .isInstanceOf(AuthenticationResult.Rejected.class);
    assertThat(identified(token, "other", NOW)).isInstanceOf(AuthenticationResult.Rejected.class);
  }

  @Test
  void issuesNoTokensWithAKeySet() {
    URI url = URI.create("https://id.example.org/keys");
    TokenIssuer tokens = new TokenIssuer(new TokenKeys.KeySet(url), Optional.empty());

    assertThat(tokens.canIssue()).isFalse();
    assertThatThrownBy(() -> tokens.issue(42, NOW, Duration.ofHours(1)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("https://id.example.org/keys");
  }

  private static AuthenticationResult identified(String token, String audience, Instant at) {
    return new Authenticator(SECRET, audience, () -> at).identify(List.of("Bearer " + token));
  }
}
