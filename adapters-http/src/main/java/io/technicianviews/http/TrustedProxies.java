package io.technicianviews.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Networks of the proxies whose {@code X-Forwarded-*} headers are trusted. */
public record TrustedProxies(List<Network> networks) {

  /** No proxy: {@code X-Forwarded-*} headers have no effect. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /**
   * Parses addresses and networks, such as {@code 10.0.0.5} and {@code fd00::/8}.
   *
   * @throws IllegalArgumentException if one of them is neither
   */
  public static TrustedProxies of(List<String> networks) {
    return new TrustedProxies(networks.stream().map(Network::parse).toList());
  }

  /** Returns whether the address of a client is in one of the networks. */
  public boolean contain(SocketAddress client) {
    return client instanceof InetSocketAddress socket
        && socket.getAddress() != null
        && networks.stream().anyMatch(network -> network.contains(socket.getAddress()));
  }

  /**
   * A range of addresses with a common prefix.
   *
   * @param prefixLength length of the prefix in bits
   */
  public record Network(InetAddress address, int prefixLength) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");
    private static final Pattern IP_V4 =
        Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /**
     * Parses an address, or an address and the length of its prefix.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Network parse(String text) {
      Matcher parts = TEXT.matcher(text.strip());
      if (!parts.matches()) {
        throw invalid(text);
      }
      InetAddress address = address(parts.group(1));
      int bits = address.getAddress().length * Byte.SIZE;
      int prefix = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
      if (prefix > bits) {
        throw invalid(text);
      }
      return new Network(address, prefix);
    }

    /** Parses an address without a DNS query. */
    private static InetAddress address(String text) {
      if (!text.contains(":") && !IP_V4.matcher(text).matches()) {
        throw invalid(text);
      }
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException e) {
        throw invalid(text);
      }
    }

    private static IllegalArgumentException invalid(String text) {
      return new IllegalArgumentException(
          "an address or a network, such as 10.0.0.5 or 10.0.0.0/8: " + text);
    }

    boolean contains(InetAddress other) {
      byte[] own = address.getAddress();
      byte[] theirs = other.getAddress();
      int whole = prefixLength / Byte.SIZE;
      int rest = prefixLength % Byte.SIZE;
      if (own.length != theirs.length || !Arrays.equals(own, 0, whole, theirs, 0, whole)) {
        return false;
      }
      int mask = rest == 0 ? 0 : 0xff << (Byte.SIZE - rest) & 0xff;
      return mask == 0 || (own[whole] & mask) == (theirs[whole] & mask);
    }
  }
}
