package io.lexicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Problem;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent from one process to another as it is; facts and verdicts travel as JSON. */
class TravelTest {
  private static byte[] written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  /** Puts other bytes in the place of some. */
  private static byte[] tampered(byte[] bytes, byte[] from, byte[] to) {
    byte[] tampered = bytes.clone();
    for (int i = 0; i + from.length <= tampered.length; i++) {
      if (ByteBuffer.wrap(tampered, i, from.length).equals(ByteBuffer.wrap(from))) {
        System.arraycopy(to, 0, tampered, i, to.length);
        return tampered;
      }
    }
    throw new AssertionError("There are no such bytes");
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  @Test
  void values_areEqualAfterTheJourney() throws IOException, ClassNotFoundException {
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    for (Object value :
        List.of(
            number,
            PhoneNumber.parse("+493012345678"),
            Place.of("US-FL"),
            Place.of("DE"),
            Place.of("US-PR"),
            Decision.DENY,
            new Problem("to.number", "is empty", "a number"))) {
      assertThat(read(written(value))).isEqualTo(value);
    }
    assertThat(((PhoneNumber) read(written(number))).whereabouts()).isEqualTo(number.whereabouts());
    assertThat(((Place) read(written(Place.of("US-FL")))).country()).isEqualTo(Place.of("US"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 12, 19115550142L, 11125550142L, 99_999_999_999_999_999L})
  void digitsOfNoNumber_areRefused_andNotShown(long digits) throws IOException {
    byte[] tampered =
        tampered(written(PhoneNumber.parse("+12125550142")), bytes(12125550142L), bytes(digits));

    assertThatThrownBy(() -> read(tampered))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage("These are not the digits of a possible number");
  }

  @Test
  void codeOfNoPlace_isRefused() throws IOException {
    byte[] tampered =
        tampered(
            written(Place.of("US-FL")),
            "US-FL".getBytes(StandardCharsets.US_ASCII),
            "US-QQ".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> read(tampered))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessage("This is not the code of a place");
  }

  /** A stream that holds the class itself and not what it is written as. */
  @ParameterizedTest
  @ValueSource(classes = {PhoneNumber.class, Place.class})
  void valueThatWasNotWrittenByItself_isRefused(Class<?> type) throws IOException {
    ObjectStreamClass described = ObjectStreamClass.lookup(type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(described);
    }
    // A class descriptor (0x76, 0x72 ...) becomes an object of the class (0x73, 0x72 ...), with no
    // data behind it.
    byte[] forged = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() + 32);
    forged[4] = 0x73;
    System.arraycopy(bytes.toByteArray(), 4, forged, 5, bytes.size() - 4);

    assertThatThrownBy(() -> read(forged)).isInstanceOf(InvalidObjectException.class);
  }
}
