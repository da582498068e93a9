package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** However many clients ask at once, what is read for them is bounded. */
class MemoryTest {
  private static final int MIB = 1 << 20;

  private static Memory memory(Duration patience) {
    return new Memory(
        64L * MIB,
        ServerLimits.defaults().withBytes(MIB, MIB).withTimes(patience, Duration.ofMinutes(1)));
  }

  private static void assertBusy(ThrowingCallable asked) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BUSY));
  }

  @Test
  void bodies_haveAQuarterOfTheHeap_eachThreeTimes() {
    Memory memory = memory(Duration.ofMillis(20));
    List<Memory.Body> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Memory.Body body = memory.body();
      body.require(MIB / 2); // as it comes
      body.require(MIB - 1);
      body.require(1_000);
      held.add(body);
    }
    Memory.Body another = memory.body();
    assertBusy(() -> another.require(MIB - 1));
    held.get(0).close();
    another.require(MIB - 1);
  }

  @Test
  void oneBody_mayBeAsLargeAsTheLimit_howeverSmallTheHeapIs() {
    Memory memory = new Memory(1, ServerLimits.defaults());
    memory.body().require(ServerLimits.defaults().bodyBytes());
    assertThat(memory.reading(MIB, () -> "read")).isEqualTo("read");
  }

  @Test
  void json_isReadWhenThereIsMemoryForWhatItMayBecome() throws Exception {
    Memory memory = memory(Duration.ofMinutes(1));
    CountDownLatch isReading = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () -> memory.reading(MIB, () -> await(isReading, mayEnd)),
            task -> new Thread(task).start());
    isReading.await();
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(
            () -> memory.reading(MIB, () -> "second"), task -> new Thread(task).start());
    Thread.sleep(50); // in which it could begin, if it did not wait
    assertThat(second).isNotDone();
    mayEnd.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("first");
    assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo("second");
  }

  private static String await(CountDownLatch isReading, CountDownLatch mayEnd) {
    isReading.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return "first";
  }

  @Test
  void json_forWhichThereIsNoMemoryInTime_isRefused() {
    Memory memory = memory(Duration.ofMillis(20));
    memory.reading(
        MIB,
        () -> {
          assertBusy(() -> memory.reading(MIB / 2, () -> "too much"));
          return "";
        });
    assertThat(memory.reading(100, () -> memory.reading(100, () -> "both"))).isEqualTo("both");
  }

  @Test
  void streamOfLines_holdsNoMoreThanItsLongestLine() throws Exception {
    Memory memory = memory(Duration.ofMillis(20));
    byte[] lines = ("x".repeat(999) + "\n").repeat(200_000).getBytes();
    assertThat(body(memory, lines, true).transferTo(new CountingOutput())).isEqualTo(lines.length);
    byte[] line = "x".repeat(8 * MIB).getBytes();
    assertBusy(() -> body(memory, line, true).readAllBytes());
    assertBusy(() -> body(memory(Duration.ofMillis(20)), lines, false).readAllBytes());
  }

  private static final class CountingOutput extends java.io.OutputStream {
    @Override
    public void write(int one) {}

    @Override
    public void write(byte[] some, int from, int length) {}
  }

  private static BodyInput body(Memory memory, byte[] bytes, boolean byLine) {
    BodyInput body =
        new BodyInput(
            new ByteArrayInputStream(bytes),
            Integer.MAX_VALUE,
            Duration.ofMinutes(1),
            memory.body());
    if (byLine) {
      body.timeEachLine();
    }
    return body;
  }
}
