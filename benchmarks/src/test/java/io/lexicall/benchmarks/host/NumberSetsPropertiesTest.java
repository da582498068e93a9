package io.lexicall.benchmarks.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The host's sets of numbers say what a {@code HashSet} says. */
class NumberSetsPropertiesTest {
  @Provide
  Arbitrary<List<Long>> numbers() {
    Arbitrary<Long> ofAFew = Arbitraries.longs().between(12_122_000_000L, 12_122_000_130L);
    Arbitrary<Long> any = Arbitraries.longs().between(12_120_000_000L, 12_129_999_999L);
    return Arbitraries.oneOf(ofAFew, any).list().ofMaxSize(200);
  }

  @Property(tries = 100)
  void hash_holdsWhatWasPutIn(
      @ForAll("numbers") List<Long> in, @ForAll("numbers") List<Long> asked) {
    NumberHash hash = new NumberHash(256);
    in.forEach(hash::add);
    Set<Long> reference = new HashSet<>(in);
    assertThat(in).allMatch(hash::contains);
    assertThat(asked).allMatch(number -> hash.contains(number) == reference.contains(number));
  }

  @Property(tries = 30)
  void bits_holdWhatWasPutIn_andNotWhatWasTakenOut(
      @ForAll("numbers") List<Long> in, @ForAll("numbers") List<Long> out) {
    NumberBits bits = NumberBits.random(new int[] {212}, 1);
    in.forEach(number -> bits.set(number, true));
    out.forEach(number -> bits.set(number, false));
    Set<Long> left = new HashSet<>(in);
    left.removeAll(out);
    assertThat(left).allMatch(bits::contains);
    assertThat(out).noneMatch(bits::contains);
    assertThat(bits.contains(13_012_000_000L)).isFalse();
  }
}
