package io.lexicall.lists;

import java.io.IOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole file mapped into memory, in chunks, since a buffer holds less than 2 GiB.
 *
 * <p>From JDK 22 on, {@link #close} releases the memory at once: later reads throw an {@link
 * IllegalStateException} and never see memory that was released. Before JDK 22, the virtual machine
 * cannot do that. The memory is released when the garbage collector finds that the buffers are no
 * longer used; until then reads still work.
 */
final class Mapping implements AutoCloseable {
  /** How many bits of a file offset are the offset in its chunk. */
  static final int CHUNK_BITS = 30;

  static final long CHUNK = 1L << CHUNK_BITS;

  private static final ByteBuffer[] CLOSED = {};
  private static final int FIRST_JDK_WITH_ARENAS = 22;
  private static final @Nullable Arenas ARENAS = Arenas.find();

  private final @Nullable Object arena;

  /**
   * The chunks that the garbage collector must find, and the queue in which it reports them when it
   * releases their memory.
   */
  private final List<PhantomReference<ByteBuffer>> held = new ArrayList<>();

  private final ReferenceQueue<ByteBuffer> found = new ReferenceQueue<>();

  /** Written when it is closed, so that no later look-up finds the old ones. */
  private volatile ByteBuffer[] chunks;

  private Mapping(@Nullable Object arena, ByteBuffer[] chunks) {
    this.arena = arena;
    this.chunks = chunks;
    if (arena == null) {
      for (ByteBuffer chunk : chunks) {
        held.add(new PhantomReference<>(chunk, found));
      }
    }
  }

  static Mapping of(FileChannel file, long length) throws IOException {
    ByteBuffer[] chunks = new ByteBuffer[(int) ((length + CHUNK - 1) >>> CHUNK_BITS)];
    Object arena = ARENAS == null ? null : ARENAS.open();
    try {
      for (int i = 0; i < chunks.length; i++) {
        long from = i * CHUNK;
        long size = Math.min(CHUNK, length - from);
        ByteBuffer chunk =
            ARENAS == null || arena == null
                ? file.map(MapMode.READ_ONLY, from, size)
                : ARENAS.map(file, from, size, arena);
        chunks[i] = chunk.order(ByteOrder.LITTLE_ENDIAN);
      }
    } catch (IOException | RuntimeException failure) {
      if (ARENAS != null && arena != null) {
        ARENAS.close(arena);
      }
      throw failure;
    }
    return new Mapping(arena, chunks);
  }

  /** Returns the chunks; none once it is closed. */
  ByteBuffer[] chunks() {
    return chunks;
  }

  /** Returns some bytes of the file, which must be in one chunk. */
  ByteBuffer slice(long offset, int length) {
    return chunks[(int) (offset >>> CHUNK_BITS)]
        .slice((int) (offset & (CHUNK - 1)), length)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean isClosed() {
    return chunks == CLOSED;
  }

  @Override
  public void close() {
    if (chunks == CLOSED) {
      return;
    }
    chunks = CLOSED;
    if (ARENAS != null && arena != null) {
      ARENAS.close(arena);
    }
  }

  /** Returns whether the memory of a closed mapping has been released. Not thread-safe. */
  boolean isReleased() {
    for (var each = found.poll(); each != null; each = found.poll()) {
      held.remove(each);
    }
    return chunks == CLOSED && held.isEmpty();
  }

  /** The few methods of {@code java.lang.foreign} that are needed; JDK 17 does not have them. */
  private record Arenas(Method ofShared, Method closing, Method mapping, Method asByteBuffer) {

    static @Nullable Arenas find() {
      if (Runtime.version().feature() < FIRST_JDK_WITH_ARENAS) {
        return null;
      }
      try {
        Class<?> arena = Class.forName("java.lang.foreign.Arena");
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        return new Arenas(
            arena.getMethod("ofShared"),
            arena.getMethod("close"),
            FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, arena),
            segment.getMethod("asByteBuffer"));
      } catch (ReflectiveOperationException absent) {
        return null;
      }
    }

    Object open() {
      return call(ofShared, null);
    }

    ByteBuffer map(FileChannel file, long from, long size, Object arena) throws IOException {
      try {
        Object segment = mapping.invoke(file, MapMode.READ_ONLY, from, size, arena);
        return (ByteBuffer) call(asByteBuffer, segment);
      } catch (InvocationTargetException failure) {
        if (failure.getCause() instanceof IOException unmapped) {
          throw unmapped;
        }
        throw new IllegalStateException("A file cannot be mapped", failure.getCause());
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    void close(Object arena) {
      call(closing, arena);
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) {
      try {
        return method.invoke(target, arguments);
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException("java.lang.foreign fails at " + method.getName(), failure);
      }
    }
  }
}
