package io.technicianviews.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.bootstrap.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

  @Test
  void aPortInUseIsReportedWithARemedy() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(new ServerAddress("127.0.0.1", socket.getLocalPort())::requireFree)
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("127.0.0.1:" + socket.getLocalPort())
          .hasMessageContaining("--port or PORT");
    }
  }

  @Test
  void anyFreePortIsFree() {
    assertThatCode(new ServerAddress("127.0.0.1", 0)::requireFree).doesNotThrowAnyException();
  }

  @Test
  void anAddressOfAnotherHostIsRefused() {
    assertThatThrownBy(new ServerAddress("192.0.2.1", 0)::requireFree)
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("192.0.2.1");
  }

  @Test
  void anUnknownHostIsAnInvalidSetting() {
    assertThatThrownBy(new ServerAddress("nosuch..host", 0)::requireFree)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("cannot listen on BIND_ADDRESS nosuch..host: no such host");
  }

  @Test
  void itsUrlIsReachableFromThisMachine() {
    assertThat(new ServerAddress("127.0.0.1", 80).url()).isEqualTo("http://127.0.0.1:80");
    assertThat(new ServerAddress("0.0.0.0", 80).url()).isEqualTo("http://localhost:80");
    assertThat(new ServerAddress("::1", 80).url()).isEqualTo("http://[::1]:80");
  }
}
