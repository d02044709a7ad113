package io.technicianviews.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.http.Tokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Signed tokens with claims of the wrong type or times out of range. */
class TokenClaimsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T16:05:00Z");
  private static final long LATER = NOW.plusSeconds(3600).getEpochSecond();
  private static final List<String> ABSURD =
      List.of(
          "253402300800",
          "9223372036854775",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "99999999999999999999999999",
          "1e12",
          "1e18",
          "1e400",
          "1E999999999",
          "-1e999999999");

  @Test
  void rejectsTokensWithAStartBeyondTheRangeOfTheClock() {
    for (String time : ABSURD) {
      for (String name : List.of("nbf", "iat")) {
        AuthenticationResult expected =
            time.startsWith("-")
                ? new AuthenticationResult.Authenticated(7)
                : new AuthenticationResult.Rejected("the token is not valid yet");
        assertThat(identify(claims(name, time))).as(name + " " + time).isEqualTo(expected);
      }
    }
  }

  @Test
  void rejectsTokensWithAnExpiryBeyondTheRangeOfTheClock() {
    for (String time : ABSURD) {
      assertThat(reason(claims("exp", time)))
          .as(time)
          .isEqualTo(
              time.startsWith("-")
                  ? "the token has expired"
                  : "the token's exp is beyond the year 9999, in seconds");
    }
    assertThat(identify(claims("exp", "253402300799")))
        .isEqualTo(new AuthenticationResult.Authenticated(7));
  }

  @Test
  void acceptsFractionsOfSeconds() {
    assertThat(identify(claims("exp", LATER + ".5")))
        .isEqualTo(new AuthenticationResult.Authenticated(7));
    assertThat(identify(claims("exp", "1.9E9")))
        .isEqualTo(new AuthenticationResult.Authenticated(7));
    assertThat(identify(claims("nbf", "1e-999999999")))
        .isEqualTo(new AuthenticationResult.Authenticated(7));
    assertThat(reason(claims("exp", "1.5e-999999999"))).isEqualTo("the token has expired");
  }

  @Test
  void reportsClaimsOfTheWrongType() {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (String name : List.of("exp", "nbf", "iat")) {
      wrong.put(claims(name, "\"" + LATER + "\""), name + " is a string, not a number");
      wrong.put(claims(name, "\"2027-01-01T00:00:00Z\""), name + " is a string, not a number");
      wrong.put(claims(name, "true"), name + " is a boolean, not a number");
      wrong.put(claims(name, "[" + LATER + "]"), name + " is a list, not a number");
      wrong.put(claims(name, "{}"), name + " is an object, not a number");
    }
    for (String name : List.of("sub", "iss", "jti")) {
      wrong.put(claims(name, "7"), name + " is a number, not a string");
      wrong.put(claims(name, "[\"7\"]"), name + " is a list, not a string");
      wrong.put(claims(name, "false"), name + " is a boolean, not a string");
    }
    String audience = ", not a string or a list of strings";
    wrong.put(claims("aud", "7"), "aud is a number" + audience);
    wrong.put(claims("aud", "{\"a\": \"desk\"}"), "aud is an object" + audience);
    wrong.put(claims("aud", "[\"desk\", 7]"), "aud is a list of other values" + audience);
    wrong.forEach(
        (payload, reason) -> {
          assertThat(reason(payload)).as(payload).isEqualTo("the token's " + reason);
        });
  }

  @Test
  void nullClaimsAreAbsent() {
    assertThat(reason(claims("exp", "null"))).isEqualTo("the token has no exp");
    assertThat(reason(claims("sub", "null"))).isEqualTo("the token's sub is not a person's id");
    for (String name : List.of("nbf", "iat", "aud", "iss", "jti")) {
      assertThat(identify(claims(name, "null")))
          .as(name)
          .isEqualTo(new AuthenticationResult.Authenticated(7));
    }
  }

  @Test
  void rejectsPayloadsThatAreNotObjects() {
    String twice = claims("nbf", "1").replace("}", ", \"nbf\": 2}");
    String number = claims("nbf", "1e99999999999");
    for (String payload : List.of("", "x", "7", "[]", "null", "{\"sub\": \"7\"", twice, number)) {
      assertThat(reason(payload)).as(payload).isEqualTo("the token's payload is not a JSON object");
    }
  }

  @Test
  void verifiesTheSignatureBeforeTheClaims() {
    String token = Tokens.ofPayload(claims("exp", "\"tomorrow\""));
    assertThat(authenticator(null).identify(List.of("Bearer " + token + "x")))
        .isEqualTo(
            new AuthenticationResult.Rejected("the token is not signed by a key of the issuer"));
  }

  @Test
  void reportsAudiencesOfTheWrongTypeIfConfigured() {
    String token = Tokens.ofPayload(claims("aud", "7"));
    assertThat(authenticator("desk").identify(List.of("Bearer " + token)))
        .isEqualTo(
            new AuthenticationResult.Rejected(
                "the token's aud is a number, not a string or a list of strings"));
  }

  /** Returns valid claims with one replaced. */
  private static String claims(String name, String value) {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("sub", "\"7\"");
    claims.put("exp", Long.toString(LATER));
    claims.put(name, value);
    StringBuilder json = new StringBuilder();
    claims.forEach(
        (claim, is) ->
            json.append(json.isEmpty() ? "{" : ", ")
                .append('"')
                .append(claim)
                .append("\": ")
                .append(is));
    return json.append('}').toString();
  }

  private static String reason(String payload) {
    AuthenticationResult authenticationResult = identify(payload);
    assertThat(authenticationResult).as(payload).isInstanceOf(AuthenticationResult.Rejected.class);
    return ((AuthenticationResult.Rejected) authenticationResult).reason();
  }

  private static AuthenticationResult identify(String payload) {
    return authenticator(null).identify(List.of("Bearer " + Tokens.ofPayload(payload)));
  }

  private static Authenticator authenticator(@Nullable String audience) {
    return new Authenticator(new TokenKeys.Secret(Tokens.SECRET), audience, () -> NOW);
  }
}
