package io.lexicall.benchmarks;

import io.lexicall.Compliance;
import io.lexicall.benchmarks.dialing.Dial;
import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.benchmarks.host.Host;
import io.lexicall.benchmarks.host.HostLists;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.server.LexicallServer;
import io.lexicall.server.ServerLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Requests a second and how long they take, beside the same server library reading the same bodies
 * and answering a constant of the same length: over loopback, on connections that are kept open,
 * from 1 to 64 of them, in turns. Then verdicts a second by JSON lines in one request.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.lexicall.benchmarks.ServeRun [SECONDS]}:
 * for each row, 5 if it is not told. The clients run on the same machine and take their share.
 */
public final class ServeRun {
  private static final int[] CONNECTIONS = {1, 4, 16, 64};
  private static final int BODIES = 4_096;
  private static final int ROUNDS = 3;

  private ServeRun() {}

  /** Runs it, and prints a row for each number of connections. */
  public static void main(String[] arguments) throws Exception {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
    Compliance compliance = Compliance.load();
    List<byte[]> bodies = bodies();
    int length = 0;
    for (byte[] body : bodies) {
      String facts = new String(body, StandardCharsets.UTF_8);
      length +=
          VerdictJson.write((String) null, compliance.check(ActivityJson.read(facts))).length();
    }
    ServerLimits limits = ServerLimits.defaults().withRequestsPerSecond(10_000_000);
    Server constant = constant(new byte[length / bodies.size()]);
    try (LexicallServer server =
        LexicallServer.builder(compliance).port(0).limits(limits).start()) {
      int[] ports = {((ServerConnector) constant.getConnectors()[0]).getLocalPort(), server.port()};
      run(ports[0], 8, seconds, bodies);
      run(ports[1], 8, seconds, bodies);
      System.out.println("connections  answers     a second  median us  p99 us");
      for (int connections : CONNECTIONS) {
        List<List<Sample>> samples = List.of(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
          for (int i = 0; i < ports.length; i++) {
            samples.get(i).add(run(ports[i], connections, seconds / ROUNDS, bodies));
          }
        }
        tell(connections, "a constant", samples.get(0));
        tell(connections, "verdicts", samples.get(1));
      }
      lines(server.port(), bodies, seconds);
    } finally {
      constant.stop();
    }
  }

  private static List<byte[]> bodies() {
    List<Dial> dials = new ArrayList<>(Week.dials(BODIES, 42));
    HostLists lists = new HostLists(dials);
    List<byte[]> bodies = new ArrayList<>();
    for (Dial dial : dials) {
      bodies.add(
          ActivityJson.write(Host.facts(Host.onFile(dial), lists.find(dial.digits())))
              .getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  private static Server constant(byte[] answer) throws Exception {
    Arrays.fill(answer, (byte) ' ');
    Server server = new Server(new QueuedThreadPool(272));
    ServerConnector connector = new ServerConnector(server, 1, -1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws IOException {
            Content.Source.asInputStream(request).readAllBytes();
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
            Content.Sink.write(response, true, ByteBuffer.wrap(answer));
            callback.succeeded();
            return true;
          }
        });
    server.start();
    return server;
  }

  /** What came of one run. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(double perSecond, long[] nanos) {}

  private static Sample run(int port, int connections, double seconds, List<byte[]> bodies)
      throws Exception {
    CountDownLatch begins = new CountDownLatch(1);
    long[][] all = new long[connections][];
    List<Thread> threads = new ArrayList<>();
    long[] end = new long[1];
    for (int i = 0; i < connections; i++) {
      int mine = i;
      Thread thread =
          new Thread(
              () -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                  socket.setTcpNoDelay(true);
                  begins.await();
                  all[mine] = ask(socket, mine * 97, end[0], bodies);
                } catch (IOException | InterruptedException failure) {
                  throw new IllegalStateException(failure);
                }
              });
      threads.add(thread);
      thread.start();
    }
    long start = System.nanoTime();
    end[0] = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    begins.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    long[] nanos = Arrays.stream(all).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Sample(nanos.length / took, nanos);
  }

  private static long[] ask(Socket socket, int first, long end, List<byte[]> bodies)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    long[] nanos = new long[1 << 12];
    int count = 0;
    for (int i = first; System.nanoTime() < end; i++) {
      byte[] body = bodies.get(i % bodies.size());
      byte[] request = request("application/json", body);
      long begun = System.nanoTime();
      out.write(request);
      in.skipNBytes(head(in));
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = System.nanoTime() - begun;
    }
    return Arrays.copyOf(nanos, count);
  }

  private static byte[] request(String type, byte[] body) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(
        ("POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    request.write(body);
    return request.toByteArray();
  }

  /** Reads the head of an answer, and returns how long its body is; -1 if that is not told. */
  private static long head(InputStream in) throws IOException {
    long length = -1;
    StringBuilder line = new StringBuilder();
    boolean isFirst = true;
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server has gone");
      }
      if (next != '\n') {
        line.append((char) next);
        continue;
      }
      String text = line.toString().strip().toLowerCase(Locale.ROOT);
      line.setLength(0);
      if (text.isEmpty()) {
        return length;
      }
      if (isFirst && !text.contains(" 200 ")) {
        throw new IOException(text);
      }
      isFirst = false;
      if (text.startsWith("content-length:")) {
        length = Long.parseLong(text.substring("content-length:".length()).strip());
      }
    }
  }

  private static void tell(int connections, String what, List<Sample> samples) {
    double perSecond = samples.stream().mapToDouble(Sample::perSecond).average().orElse(0);
    long[] nanos =
        samples.stream().flatMapToLong(each -> Arrays.stream(each.nanos())).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%11d  %-10s  %,8.0f  %9.0f  %6.0f%n",
        connections,
        what,
        perSecond,
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (nanos.length * 0.99)] / 1e3);
  }

  /** Many lines in one request, as in a file that is checked. */
  private static void lines(int port, List<byte[]> bodies, double seconds) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] body : bodies) {
      lines.write(body);
      lines.write('\n');
    }
    byte[] request = request("application/x-ndjson", lines.toByteArray());
    long start = System.nanoTime();
    long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    long answered = 0;
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write(request);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        head(in);
        long left = bodies.size();
        while (left > 0) {
          int next = in.read();
          if (next < 0) {
            throw new EOFException("the server has gone");
          }
          left -= next == '}' && in.read() == '\n' ? 1 : 0;
        }
        answered += bodies.size();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "JSON lines, %d in a request: %,.0f verdicts a second%n",
        bodies.size(),
        answered / ((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1)));
  }
}
