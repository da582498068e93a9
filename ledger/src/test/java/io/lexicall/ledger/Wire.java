package io.lexicall.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Between the client and the server: passes on what is said, is deaf, or cuts the line. */
final class Wire implements AutoCloseable {
  private static final int LONGEST_HALT_MILLIS = 100;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger cutCommits = new AtomicInteger();
  private volatile boolean deaf;
  private volatile Random random;
  private volatile int perThousand;
  private volatile int commitsPerThousand;

  Wire(int port) throws IOException {
    daemon(
        () -> {
          while (true) {
            Socket near = server.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(near);
            sockets.add(far);
            daemon(() -> pass(near, far));
            daemon(() -> pass(far, near));
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                // The other side is cut too.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  void deaf(boolean hearsNothing) {
    deaf = hearsNothing;
  }

  /**
   * Cuts lines at random from now on: before and after what is said of a thousand parts, and before
   * the answer to a commit is heard, of a thousand commits; others it halts for a while.
   */
  void cutting(long seed, int partsPerThousand, int answersPerThousand) {
    random = new Random(seed);
    commitsPerThousand = answersPerThousand;
    perThousand = partsPerThousand;
  }

  void cuttingNoMore() {
    perThousand = 0;
    commitsPerThousand = 0;
  }

  int cuts() {
    return cuts.get();
  }

  /** Returns how many commits were done of which nobody heard. */
  int cutCommits() {
    return cutCommits.get();
  }

  private void pass(Socket from, Socket to) throws IOException {
    try {
      byte[] bytes = new byte[8192];
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (deaf) {
          continue;
        }
        if (happens(commitsPerThousand)
            && !isFromClient(from)
            && new String(bytes, 0, count, ISO_8859_1).contains("COMMIT\0")) {
          cutCommits.incrementAndGet();
          return;
        }
        if (happens(perThousand)) {
          cuts.incrementAndGet();
          if (random.nextBoolean()) {
            out.write(bytes, 0, random.nextInt(count));
            out.flush();
          }
          return;
        }
        if (happens(perThousand)) {
          halt();
        }
        out.write(bytes, 0, count);
        out.flush();
      }
    } finally {
      from.close();
      to.close();
    }
  }

  private boolean isFromClient(Socket socket) {
    return socket.getLocalPort() == port();
  }

  private boolean happens(int rate) {
    return rate > 0 && random.nextInt(1000) < rate;
  }

  private void halt() {
    try {
      Thread.sleep(random.nextInt(LONGEST_HALT_MILLIS));
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    }
  }

  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
