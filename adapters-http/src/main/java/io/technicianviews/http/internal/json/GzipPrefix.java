package io.technicianviews.http.internal.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compressed beginning of gzip members (RFC 1952), so that members that differ only at their end
 * are not each compressed from the start. Immutable.
 */
public final class GzipPrefix {

  /** No file name, no time, unknown operating system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** Type and length of the last block, checksum and length of the content. */
  private static final int ADDED_BYTES = 13;

  private static final byte LAST_STORED_BLOCK = 1;
  private static final int MAX_STORED_BYTES = 0xffff;
  private static final int CRC_POLYNOMIAL = 0xedb88320;
  private static final int[] CRC_TABLE = crcTable();

  private final byte[] deflated;
  private final int crcState;
  private final int length;

  private GzipPrefix(byte[] deflated, int crcState, int length) {
    this.deflated = deflated;
    this.crcState = crcState;
    this.length = length;
  }

  public static GzipPrefix of(byte[] plain) {
    return new GzipPrefix(deflated(plain), crcState(-1, plain), plain.length);
  }

  /** Returns the number of compressed bytes. */
  public int size() {
    return deflated.length;
  }

  /**
   * Returns a complete gzip member.
   *
   * @param end appended to the content without compression; at most 65,535 bytes
   */
  public byte[] with(byte[] end) {
    if (end.length > MAX_STORED_BYTES) {
      throw new IllegalArgumentException("the end is too long: " + end.length);
    }
    byte[] member = Arrays.copyOf(deflated, deflated.length + end.length + ADDED_BYTES);
    ByteBuffer.wrap(member)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(deflated.length)
        .put(LAST_STORED_BLOCK)
        .putShort((short) end.length)
        .putShort((short) ~end.length)
        .put(end)
        .putInt(~crcState(crcState, end))
        .putInt(length + end.length);
    return member;
  }

  /** Returns the header and blocks that end at a byte, so that another block can follow. */
  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      byte[] bytes = Arrays.copyOf(HEADER, HEADER.length + plain.length / 4 + 64);
      int used = HEADER.length;
      while (true) {
        used += deflater.deflate(bytes, used, bytes.length - used, Deflater.SYNC_FLUSH);
        if (used < bytes.length) {
          return Arrays.copyOf(bytes, used);
        }
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
    } finally {
      deflater.end();
    }
  }

  /**
   * Continues a CRC-32, which {@link java.util.zip.CRC32} cannot: its state can be neither copied
   * nor set.
   */
  private static int crcState(int state, byte[] bytes) {
    int next = state;
    for (byte one : bytes) {
      next = CRC_TABLE[(next ^ one) & 0xff] ^ (next >>> 8);
    }
    return next;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value >>> 1) ^ ((value & 1) * CRC_POLYNOMIAL);
      }
      table[i] = value;
    }
    return table;
  }
}
