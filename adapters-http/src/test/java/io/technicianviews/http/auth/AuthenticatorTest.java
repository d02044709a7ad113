package io.technicianviews.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.technicianviews.http.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {

  private static final Instant START = Instant.parse("2026-11-23T16:05:00Z");
  private static final AuthenticationResult SEVEN = new AuthenticationResult.Authenticated(7);

  private Instant now = START;
  private final Authenticator authenticator = authenticator(null);

  @Test
  void validTokensIdentifyAPerson() {
    assertThat(identify(token(claims()))).isEqualTo(SEVEN);
    assertThat(identify(token(claims().subject("900000000000000000"))))
        .isEqualTo(new AuthenticationResult.Authenticated(900_000_000_000_000_000L));
  }

  @Test
  void schemeIsCaseInsensitive() {
    String token = token(claims());
    for (String header :
        List.of("Bearer " + token, "bearer " + token, "BEARER   " + token, " Bearer " + token)) {
      assertThat(authenticator.identify(List.of(header))).as(header).isEqualTo(SEVEN);
    }
  }

  @Test
  void missingTokenIsAnonymous() {
    assertThat(authenticator.identify(List.of())).isEqualTo(new AuthenticationResult.Anonymous());
  }

  @Test
  void rejectsMalformedAuthorizationHeaders() {
    String token = token(claims());
    for (String header :
        List.of(
            "",
            "Bearer",
            "Bearer ",
            token,
            "Basic " + token,
            "Bearer " + token + " " + token,
            "Bearer " + token + ", Bearer " + token,
            "Bearer a\u0000b",
            "Bearer \u00e9")) {
      assertThat(reason(List.of(header)))
          .as(header)
          .isEqualTo("the Authorization header is not Bearer and a token");
    }
    assertThat(reason(List.of("Bearer " + token, "Bearer " + token)))
        .isEqualTo("there is more than one Authorization header");
  }

  @Test
  void everyBadTokenIsRejectedWithItsReason() throws JOSEException {
    String good = token(claims());
    String noJwt = "the token is not a JWT";
    String unsigned = "the token is not signed by a key of the issuer";
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("garbage", noJwt);
    reasons.put("a.b.c", noJwt);
    reasons.put("..", noJwt);
    reasons.put("x".repeat(8_193), "the token is too long");
    reasons.put(good + "x", unsigned);
    reasons.put(good.substring(0, good.lastIndexOf('.') + 1), noJwt);
    reasons.put(withPayloadOf(token(claims().subject("1")), good), unsigned);
    reasons.put(
        Tokens.of("another secret of at least thirty-two bytes", claims().build()), unsigned);
    reasons.put(new PlainJWT(claims().build()).serialize(), unsigned);
    reasons.put(encrypted(), unsigned);
    reasons.put(signedByRsa(), unsigned);
    reasons.put(hs512(), unsigned);
    reasons.put(typed("logout+jwt"), "the token's typ is neither JWT nor at+jwt");
    reasons.put(critical(), unsigned);
    reasons.put(token(claims().expirationTime(null)), "the token has no exp");
    reasons.put(token(claims().expirationTime(date(0))), "the token has expired");
    reasons.put(token(claims().expirationTime(date(-3600))), "the token has expired");
    reasons.put(token(claims().notBeforeTime(date(31))), "the token is not valid yet");
    reasons.put(token(claims().issueTime(date(31))), "the token is not valid yet");
    for (String subject :
        List.of("", "0", "-7", "+7", "07", "7.0", "7 ", "tom", "9999999999999999999")) {
      reasons.put(token(claims().subject(subject)), "the token's sub is not a person's id");
    }
    reasons.put(token(claims().subject(null)), "the token's sub is not a person's id");
    reasons.forEach(
        (token, reason) ->
            assertThat(reason(List.of("Bearer " + token))).as(token).isEqualTo(reason));
  }

  @Test
  void toleratesALeadOfTheIssuersClock() {
    assertThat(identify(token(claims().notBeforeTime(date(30)).issueTime(date(30)))))
        .isEqualTo(SEVEN);
  }

  @Test
  void acceptsAccessTokenType() throws JOSEException {
    for (String type : List.of("at+jwt", "application/at+jwt", "AT+JWT", "JWT")) {
      assertThat(identify(typed(type))).as(type).isEqualTo(SEVEN);
    }
  }

  @Test
  void ignoresTheKeyIdWithASecret() throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("2026-11").build();
    assertThat(identify(Tokens.of(header, new MACSigner(Tokens.SECRET), claims().build())))
        .isEqualTo(SEVEN);
  }

  @Test
  void checksTheAudienceIfConfigured() {
    Authenticator desk = authenticator("desk");
    assertThat(identify(desk, token(claims().audience("desk")))).isEqualTo(SEVEN);
    assertThat(identify(desk, token(claims().audience(List.of("shop", "desk"))))).isEqualTo(SEVEN);
    AuthenticationResult rejected =
        new AuthenticationResult.Rejected("the token is for another audience");
    assertThat(identify(desk, token(claims().audience("shop")))).isEqualTo(rejected);
    assertThat(identify(desk, token(claims()))).isEqualTo(rejected);
    assertThat(identify(token(claims().audience("shop")))).isEqualTo(SEVEN);
  }

  @Test
  void cachedTokensExpire() {
    String token = token(claims().expirationTime(date(45)));
    now = START.plusSeconds(44);
    assertThat(identify(token)).isEqualTo(SEVEN);
    assertThat(identify(token)).isEqualTo(SEVEN);
    now = START.plusSeconds(45);
    assertThat(identify(token))
        .isEqualTo(new AuthenticationResult.Rejected("the token has expired"));
  }

  @Test
  void cachedTokensAreNotValidBeforeTheirStart() {
    String token = token(claims().notBeforeTime(date(30)));
    assertThat(identify(token)).isEqualTo(SEVEN);
    now = START.minusSeconds(1);
    assertThat(identify(token))
        .isEqualTo(new AuthenticationResult.Rejected("the token is not valid yet"));
  }

  @Test
  void cachesTokensForAMinuteAtMost() {
    TokenCache cache = new TokenCache();
    VerifiedToken verified = new VerifiedToken(7, START, START.plus(Duration.ofHours(1)));
    cache.put("token", verified, START);

    assertThat(cache.find("token", START.plusSeconds(59))).isNotNull();
    assertThat(cache.find("token", START.plusSeconds(60))).isNull();
    assertThat(cache.find("other", START)).isNull();
  }

  @Test
  void rejectsShortSecretsAndHidesLongOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenKeys.Secret("x".repeat(31)))
        .withMessageContaining("32 bytes");
    assertThat(new TokenKeys.Secret("\u00e9".repeat(16)).toString()).doesNotContain("\u00e9");
  }

  private Authenticator authenticator(@Nullable String audience) {
    return new Authenticator(new TokenKeys.Secret(Tokens.SECRET), audience, () -> now);
  }

  private AuthenticationResult identify(String token) {
    return identify(authenticator, token);
  }

  private static AuthenticationResult identify(Authenticator authenticator, String token) {
    return authenticator.identify(List.of("Bearer " + token));
  }

  private String reason(List<String> headers) {
    AuthenticationResult authenticationResult = authenticator.identify(headers);
    assertThat(authenticationResult).isInstanceOf(AuthenticationResult.Rejected.class);
    return ((AuthenticationResult.Rejected) authenticationResult).reason();
  }

  private static JWTClaimsSet.Builder claims() {
    return Tokens.claims("7", START);
  }

  private static String token(JWTClaimsSet.Builder claims) {
    return Tokens.of(Tokens.SECRET, claims.build());
  }

  private static Date date(int seconds) {
    return Date.from(START.plusSeconds(seconds));
  }

  private static String withPayloadOf(String other, String token) {
    String[] parts = token.split("\\.", -1);
    return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
  }

  private static String encrypted() throws JOSEException {
    EncryptedJWT jwt =
        new EncryptedJWT(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), claims().build());
    jwt.encrypt(new DirectEncrypter(new byte[32]));
    return jwt.serialize();
  }

  private static String signedByRsa() throws JOSEException {
    return Tokens.of(
        new JWSHeader(JWSAlgorithm.RS256),
        new RSASSASigner(new RSAKeyGenerator(2048).generate()),
        claims().build());
  }

  private static String hs512() throws JOSEException {
    String secret = Tokens.SECRET.repeat(2);
    return Tokens.of(new JWSHeader(JWSAlgorithm.HS512), new MACSigner(secret), claims().build());
  }

  private static String typed(String type) throws JOSEException {
    return Tokens.of(
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(type)).build(),
        new MACSigner(Tokens.SECRET),
        claims().build());
  }

  private static String critical() throws JOSEException {
    return Tokens.of(
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .criticalParams(Set.of("exp"))
            .customParam("exp", 1)
            .build(),
        new MACSigner(Tokens.SECRET),
        claims().build());
  }
}
