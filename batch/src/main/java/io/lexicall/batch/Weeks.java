package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.batch.RowAnswer.Judged;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ListEntry;
import io.lexicall.place.Whereabouts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Computes exactly how many contacts may be made at each hour of the week: the engine divides the
 * week of each kind of contact, and contacts of one kind share the result. Thread-safe.
 */
final class Weeks {
  /**
   * The limit of pending kinds, so that a file in which all contacts differ needs no more memory.
   */
  private static final int MOST_PENDING = 1 << 14;

  /** The limit of the characters of their facts. */
  private static final int MOST_CHARS = 1 << 22;

  private final Compliance compliance;
  private final WeekGrid grid;
  private final boolean lawStays;
  private Map<Kind, Pending> pending = new HashMap<>();

  /** The number of characters of the facts that are pending. */
  private long chars;

  /** The common properties of contacts with the same week. */
  private record Kind(List<String> facts, Whereabouts where, List<Optional<ListEntry>> entries) {}

  private static final class Pending {
    private final Contact contact;
    private long contacts;

    Pending(Contact contact) {
      this.contact = contact;
    }
  }

  Weeks(Compliance compliance, Instant from, ZoneId zone) {
    this.compliance = compliance;
    this.grid = new WeekGrid(from, zone);
    LocalDate first = grid.firstDay().minusDays(2);
    LocalDate last = grid.firstDay().plusDays(WeekGrid.DAYS + 2L);
    this.lawStays =
        compliance.rules().stream()
            .map(rule -> rule.info().inForce())
            .noneMatch(
                inForce ->
                    isWithin(inForce.from(), first, last) || isWithin(inForce.to(), first, last));
  }

  private static boolean isWithin(@Nullable LocalDate day, LocalDate first, LocalDate last) {
    return day != null && !day.isBefore(first) && !day.isAfter(last);
  }

  /**
   * Adds contacts that are alike.
   *
   * @param facts the facts of columns that they share
   * @param judged one of them, judged
   */
  void add(List<String> facts, Judged judged, long contacts) {
    if (judged.deniedForGood() && lawStays) {
      return; // not within this week either
    }
    Kind kind =
        new Kind(
            facts,
            judged.contact().whereabouts(),
            Arrays.stream(judged.entries()).map(Optional::ofNullable).toList());
    Map<Kind, Pending> full = null;
    synchronized (this) {
      Pending known = pending.get(kind);
      if (known == null) {
        known = new Pending(judged.contact());
        pending.put(kind, known);
        chars += facts.stream().mapToLong(String::length).sum();
      }
      known.contacts += contacts;
      if (pending.size() >= MOST_PENDING || chars >= MOST_CHARS) {
        full = pending;
        pending = new HashMap<>();
        chars = 0;
      }
    }
    if (full != null) {
      addAll(new ArrayList<>(full.values()));
    }
  }

  /** Adds a contact that is like no other. */
  void addApart(Judged judged) {
    if (!judged.deniedForGood() || !lawStays) {
      Pending alone = new Pending(judged.contact());
      alone.contacts = 1;
      addAll(List.of(alone));
    }
  }

  private void addAll(List<Pending> contacts) {
    WeekGrid part = new WeekGrid(grid.from(), grid.zone());
    for (Pending each : contacts) {
      part.add(compliance.windows(each.contact, grid.from(), grid.to()), each.contacts);
    }
    synchronized (this) {
      grid.add(part);
    }
  }

  /** Computes what is pending on the calling thread, and returns the week so far. */
  synchronized WeekGrid finish() {
    List<Pending> all = new ArrayList<>(pending.values());
    pending = new HashMap<>();
    chars = 0;
    for (Pending each : all) {
      grid.add(compliance.windows(each.contact, grid.from(), grid.to()), each.contacts);
    }
    WeekGrid copy = new WeekGrid(grid.from(), grid.zone());
    copy.add(grid);
    return copy;
  }

  /** Computes what is pending, and returns the week. Nothing may be added afterwards. */
  synchronized WeekGrid finish(ExecutorService workers, int parts)
      throws InterruptedException, ExecutionException {
    List<Pending> all = new ArrayList<>(pending.values());
    List<Future<WeekGrid>> shares = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int first = part;
      shares.add(
          workers.submit(
              () -> {
                WeekGrid share = new WeekGrid(grid.from(), grid.zone());
                for (int i = first; i < all.size(); i += parts) {
                  Pending each = all.get(i);
                  share.add(
                      compliance.windows(each.contact, grid.from(), grid.to()), each.contacts);
                }
                return share;
              }));
    }
    for (Future<WeekGrid> share : shares) {
      grid.add(share.get());
    }
    return grid;
  }
}
