package io.technicianviews.bootstrap.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** PNG images with 64 colors, a quarter of the size of others. */
final class SmallPng {

  private static final int COLORS = 64;

  /** The number of colors that are retained regardless of their similarity. */
  private static final int COMMON = 12;

  /** The square of the visible distance of two colors. */
  private static final int DIFFERENCE = 900;

  private SmallPng() {}

  /** Returns the image with each color replaced by the nearest one of the palette. */
  static byte[] of(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int[] palette = palette(pixels);
    Map<Integer, Integer> nearest = new HashMap<>();
    byte[] indexes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indexes[i] =
          (byte) (int) nearest.computeIfAbsent(pixels[i], color -> nearest(color, palette));
    }
    BufferedImage small =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
    small.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indexes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(small, "png", out);
    return out.toByteArray();
  }

  /** The most frequent colors that differ visibly, so that rare ones are among them. */
  private static int[] palette(int[] pixels) {
    Map<Integer, Integer> uses = new HashMap<>();
    Arrays.stream(pixels).forEach(color -> uses.merge(color, 1, Integer::sum));
    List<Integer> byFrequency =
        uses.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    List<Integer> palette = new ArrayList<>();
    for (int color : byFrequency) {
      boolean visible = palette.stream().allMatch(one -> distance(one, color) > DIFFERENCE);
      if (palette.size() < COLORS && (visible || palette.size() < COMMON)) {
        palette.add(color);
      }
    }
    return palette.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int nearest(int color, int[] palette) {
    return IntStream.range(0, palette.length)
        .boxed()
        .min(Comparator.comparingInt(i -> distance(color, palette[i])))
        .orElseThrow();
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
