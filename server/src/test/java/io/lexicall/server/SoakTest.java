package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.ledger.Ledger;
import io.lexicall.ledger.LedgerOptions;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.EditionBuilder;
import io.lexicall.lists.ListInfo;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients ask without a pause, alone and in lines, while lists are swapped and the database of the
 * ledger is stopped and started again: no answer is wrong, none is lost, and the memory does not
 * grow. A quarter of a minute; {@code -Dlexicall.torture.seconds=600} for longer.
 */
class SoakTest {
  private static final long SECONDS = Long.getLong("lexicall.torture.seconds", 15);
  private static final long RESTARTS = Math.max(2, SECONDS / 15);
  private static final int MILLIS_BETWEEN_SWAPS = 100;
  private static final int CLIENTS = 4;
  private static final int LINES = 40;

  /** How much more may be in use at the end than after a third of the time. */
  private static final long GROWTH = 4L << 20;

  @TempDir Path folder;

  /** Who is called, and what may be said of it. */
  private enum Person {
    NEVER_LISTED("+12125550141", "permit", "indeterminate"),
    ALWAYS_LISTED("+12125550142", "deny", "indeterminate"),
    LISTED_NOW_AND_THEN("+12125550143", "permit", "deny", "indeterminate");

    private final String number;
    private final List<String> right;

    Person(String number, String... right) {
      this.number = number;
      this.right = List.of(right);
    }

    String call(String id) {
      return Asking.PERMITTED
          .replaceFirst(",\"lists\":\\[.*?]", "")
          .replace(",\"consents\":[]", "")
          .replace(",\"history\":[]", "")
          .replace("+12125550142", number)
          .replace("\"id\":\"ok\"", "\"id\":\"" + id + "\"");
    }
  }

  private final AtomicBoolean ends = new AtomicBoolean();
  private final ReadWriteLock asking = new ReentrantReadWriteLock(true);
  private final AtomicLong asked = new AtomicLong();
  private final Map<Person, Map<String, AtomicLong>> said = new EnumMap<>(Person.class);

  @Test
  void soak() throws Exception {
    for (Person person : Person.values()) {
      said.put(person, new ConcurrentHashMap<>());
    }
    Path data = folder.resolve("database");
    Path edition = folder.resolve("national.lexi");
    write(edition, false);
    EmbeddedPostgres database = start(data, 0);
    int port = database.getPort();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (Ledger ledger =
            Ledger.create(
                database.getJdbcUrl("postgres", "postgres"),
                LedgerOptions.builder().cache(100, Duration.ofMillis(200)).build());
        FollowedList national = FollowedList.open(edition)) {
      Compliance engine =
          ledger.addTo(Compliance.builder().discover().lists(DoNotCallLists.of(national))).build();
      engine.rules(); // the law is made when it is first asked about, which is no growth
      try (LexicallServer server =
          LexicallServer.builder(engine)
              .port(0)
              .lists(List.of(national))
              .ledger(ledger)
              .reloadEvery(Duration.ofMillis(50))
              .start()) {
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          boolean inLines = i % 2 == 0;
          int client = i;
          work.add(clients.submit(() -> askOnAndOn(server, client, inLines)));
        }
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        long early = 0;
        int swaps = 0;
        int restarts = 0;
        while (System.nanoTime() < end) {
          write(edition, swaps++ % 2 == 0);
          Thread.sleep(MILLIS_BETWEEN_SWAPS);
          double part = (System.nanoTime() - begun) / (double) (end - begun);
          if (restarts < RESTARTS && part > (restarts + 1.0) / (RESTARTS + 1)) {
            database.close();
            Thread.sleep(500);
            database = start(data, port);
            restarts++;
          }
          if (early == 0 && part > 0.33) {
            early = used();
          }
          work.stream().filter(Future::isDone).findAny().ifPresent(SoakTest::fail);
        }
        long late = used();
        ends.set(true);
        for (Future<?> each : work) {
          each.get(60, TimeUnit.SECONDS);
        }
        System.out.printf(
            "torture: %d asked of a server, %d swaps of its list, %d restarts of its database, %d MiB"
                + " in use after a third, %d at the end, %s%n",
            asked.get(), swaps, restarts, early >> 20, late >> 20, said);
        assertThat(late - early).as("growth in bytes").isLessThan(GROWTH);
        assertThat(restarts).isPositive();
        assertThat(said.get(Person.NEVER_LISTED)).containsKey("permit");
        assertThat(said.get(Person.ALWAYS_LISTED)).containsKey("deny");
        assertThat(said.get(Person.LISTED_NOW_AND_THEN)).containsKeys("permit", "deny");
      }
    } finally {
      ends.set(true);
      clients.shutdownNow();
      database.close();
    }
  }

  private static void fail(Future<?> ended) {
    try {
      ended.get();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** What is in use while no client asks: what they are asking with just then is no growth. */
  private long used() throws InterruptedException {
    asking.writeLock().lock();
    try {
      for (int i = 0; i < 3; i++) {
        System.gc();
        Thread.sleep(50);
      }
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    } finally {
      asking.writeLock().unlock();
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private Void askOnAndOn(LexicallServer server, int client, boolean inLines) throws Exception {
    for (int i = 0; !ends.get(); i++) {
      asking.readLock().lock();
      try {
        ask(server, client, i, inLines);
      } finally {
        asking.readLock().unlock();
      }
    }
    return null;
  }

  private void ask(LexicallServer server, int client, int i, boolean inLines) throws Exception {
    if (inLines) {
      StringBuilder lines = new StringBuilder();
      for (int j = 0; j < LINES; j++) {
        lines.append(person(j).call(client + "-" + i + "-" + j)).append('\n');
      }
      HttpResponse<String> answer = post(server, "application/x-ndjson", lines.toString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<String> verdicts = answer.body().lines().toList();
      assertThat(verdicts).hasSize(LINES);
      for (int j = 0; j < LINES; j++) {
        hold(person(j), client + "-" + i + "-" + j, verdicts.get(j));
      }
    } else {
      HttpResponse<String> answer =
          post(server, "application/json", person(i).call(client + "-" + i));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      hold(person(i), client + "-" + i, answer.body());
    }
  }

  /**
   * Asks; once again if the connection was closed before the request came, as it can be that was
   * silent for long. The client of the JDK does so itself for what changes nothing, but not for a
   * POST.
   */
  private static HttpResponse<String> post(LexicallServer server, String type, String body)
      throws Exception {
    try {
      return Asking.post(server, "/v1/check", type, body);
    } catch (IOException closed) {
      if (!String.valueOf(closed.getMessage()).contains("received no bytes")) {
        throw closed;
      }
      return Asking.post(server, "/v1/check", type, body);
    }
  }

  private static Person person(int i) {
    return Person.values()[i % Person.values().length];
  }

  private void hold(Person person, String id, String verdict) {
    asked.incrementAndGet();
    assertThat(verdict).startsWith("{\"id\":\"" + id + "\",\"decision\":\"");
    String decision = verdict.split("\"decision\":\"", 2)[1].split("\"", 2)[0];
    said.get(person).computeIfAbsent(decision, each -> new AtomicLong()).incrementAndGet();
    assertThat(person.right).as(verdict).contains(decision);
  }

  private void write(Path edition, boolean listsAll) throws IOException {
    Path made = folder.resolve("made.lexi");
    EditionBuilder builder =
        EditionBuilder.of(
            ListInfo.builder(ListKind.NATIONAL_DNC)
                .place(Place.of("US"))
                .asOf(Moment.of(LocalDate.parse("2026-11-20")))
                .build());
    builder.add(PhoneNumber.parse(Person.ALWAYS_LISTED.number));
    if (listsAll) {
      builder.add(PhoneNumber.parse(Person.LISTED_NOW_AND_THEN.number));
    }
    builder.write(made);
    Files.move(made, edition, StandardCopyOption.REPLACE_EXISTING);
  }
}
