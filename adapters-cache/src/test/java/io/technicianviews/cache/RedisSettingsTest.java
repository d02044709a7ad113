package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.technicianviews.cache.RedisSettings.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

  @Test
  void parsesOneHostAsASingleRedis() {
    RedisSettings settings = RedisSettings.parse("redis://ann:pw@cache.example.org:7000/2");
    RedisURI address = settings.addresses().getFirst();
    assertThat(settings.kind()).isEqualTo(Kind.SINGLE);
    assertThat(address.getHost()).isEqualTo("cache.example.org");
    assertThat(address.getPort()).isEqualTo(7000);
    assertThat(address.getDatabase()).isEqualTo(2);
    assertThat(address.toString()).contains("ann:**@");
    assertThat(address.isSsl()).isFalse();
    assertThat(RedisSettings.parse("redis://cache").addresses().getFirst().getPort())
        .isEqualTo(6379);
  }

  @Test
  void parsesSeveralHostsAsACluster() {
    RedisSettings settings = RedisSettings.parse("rediss://:pw@a:7000,b:7001,c");
    assertThat(settings.kind()).isEqualTo(Kind.CLUSTER);
    assertThat(settings.addresses()).extracting(RedisURI::getHost).containsExactly("a", "b", "c");
    assertThat(settings.addresses())
        .extracting(RedisURI::getPort)
        .containsExactly(7000, 7001, 6379);
    assertThat(settings.addresses()).allMatch(RedisURI::isSsl);
    assertThat(settings.addresses())
        .as("with the password, which is not shown")
        .allMatch(address -> address.toString().contains("**@"));
  }

  @Test
  void parsesASentinelSetWithItsMaster() {
    RedisSettings settings = RedisSettings.parse("redis-sentinel://:pw@a:26379,b:26380#desk");
    RedisURI address = settings.addresses().getFirst();
    assertThat(settings.kind()).isEqualTo(Kind.SENTINEL);
    assertThat(address.getSentinelMasterId()).isEqualTo("desk");
    assertThat(address.getSentinels()).extracting(RedisURI::getPort).containsExactly(26379, 26380);
  }

  @Test
  void rejectsInvalidUrlsWithoutRepeatingThem() {
    for (String text :
        List.of(
            "",
            "cache",
            "cache:6379",
            "http://:hidden@cache",
            "redis://",
            "redis://:hidden@",
            "redis://a,,b",
            "redis://:hidden@cache:port",
            "redis://:hidden@cache:0",
            "redis://:hidden@cache:65536",
            "redis-sentinel://:hidden@a:0,b:26379#desk",
            "redis-sentinel://:hidden@a:26379",
            "memcached://cache")) {
      assertThatThrownBy(() -> RedisSettings.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("must look like redis://")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void toStringHidesThePassword() {
    assertThat(RedisSettings.parse("redis://ann:hidden@cache").toString())
        .contains("cache:6379")
        .doesNotContain("hidden");
    assertThat(RedisSettings.parse("redis-sentinel://:hidden@a:26379,b:26380#desk").toString())
        .contains("a:26379, b:26380")
        .doesNotContain("hidden");
  }
}
