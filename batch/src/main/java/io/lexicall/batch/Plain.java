package io.lexicall.batch;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;

/** Converts our own texts to an encoding that lacks some of their characters. */
final class Plain {
  private static final String TYPOGRAPHIC = "’‘“”–—…•‑";
  private static final String[] TYPED = {"'", "'", "\"", "\"", "-", "-", "...", "*", "-"};

  private Plain() {}

  static String of(String text, CharsetEncoder encoder) {
    StringBuilder plain = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              if (encoder.canEncode(character)) {
                plain.append(character);
                return;
              }
              int typographic = TYPOGRAPHIC.indexOf(point);
              String base =
                  typographic >= 0
                      ? TYPED[typographic]
                      : Normalizer.normalize(character, Normalizer.Form.NFD)
                          .replaceAll("\\p{M}", "");
              plain.append(!base.isEmpty() && encoder.canEncode(base) ? base : "?");
            });
    return plain.toString();
  }
}
