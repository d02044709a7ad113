package io.technicianviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.technicianviews.json.JsonCase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

  private static final ClientTimeouts TIMEOUTS =
      new ClientTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

  @Test
  void rejectsInvalidSettings() {
    HttpSettings settings = HttpSettings.DEFAULTS;
    assertThatIllegalArgumentException().isThrownBy(() -> settings.bindAddress(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.port(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.port(65_536));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.maxConnections(0));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.shutdownGrace(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.heartbeat(Duration.ZERO));
  }

  @Test
  void changesEachSettingAlone() {
    HttpSettings settings =
        HttpSettings.DEFAULTS
            .bindAddress("0.0.0.0")
            .port(1)
            .jsonCase(JsonCase.CAMEL)
            .trustedProxies(TrustedProxies.of(List.of("10.0.0.0/8")))
            .maxConnections(2)
            .clientTimeouts(TIMEOUTS)
            .shutdownGrace(Duration.ofSeconds(3))
            .heartbeat(Duration.ofSeconds(4))
            .accessLog(true)
            .console(false);
    assertThat(settings)
        .isEqualTo(
            new HttpSettings(
                "0.0.0.0",
                1,
                JsonCase.CAMEL,
                HttpSettings.DEFAULTS.corsOrigins(),
                TrustedProxies.of(List.of("10.0.0.0/8")),
                2,
                TIMEOUTS,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                true,
                false));
  }
}
