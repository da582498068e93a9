package io.lexicall.ledger;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.place.Place;
import io.lexicall.time.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of requests. The rules decide them. Nothing is added to the facts except that the
 * identity of the person is proved, which no event records.
 */
final class Clocks {
  /** How long a deadline that had passed when its event was recorded is shown. */
  private static final Duration SHOWN = Duration.ofDays(14);

  private static final Duration LONG_PAST = Duration.ofDays(90);

  private final Compliance compliance;
  private final Instant now;

  Clocks(Compliance compliance, Instant now) {
    this.compliance = compliance.withoutObservers(); // nobody asks about these requests now
    this.now = now;
  }

  /**
   * Returns the deadlines of requests that were open at the instant, the earliest first, unknown
   * ones last.
   */
  List<DueDate> of(List<Event> all) {
    List<Event> events = all.stream().filter(each -> !each.happenedAt().isAfter(now)).toList();
    Map<String, List<Event>> following = new HashMap<>();
    for (Event event : events) {
      event
          .refersTo()
          .ifPresent(id -> following.computeIfAbsent(id, key -> new ArrayList<>()).add(event));
    }
    List<DueDate> dates = new ArrayList<>();
    for (Event event : events) {
      List<Event> after = following.getOrDefault(event.requireId(), List.of());
      boolean closed =
          after.stream()
              .anyMatch(
                  each ->
                      each.kind() == EventKind.REQUEST_ANSWERED
                          || (each.kind() == EventKind.STOP_LIFTED
                              && each.scope().covers(event.scope())));
      if (!closed && kind(event) != null) {
        dates.addAll(of(event, after));
      }
    }
    dates.sort(
        Comparator.comparing((DueDate date) -> date.due().map(Due::end).orElse(Instant.MAX)));
    return dates;
  }

  private static @Nullable RequestKind kind(Event event) {
    return switch (event.kind()) {
      case REQUEST_RECEIVED -> event.request().orElse(null);
      case TOLD_TO_STOP -> RequestKind.DO_NOT_CALL;
      case CONSENT_WITHDRAWN -> RequestKind.CONSENT_REVOCATION;
      default -> null;
    };
  }

  private List<DueDate> of(Event event, List<Event> after) {
    Request request = request(event, after, now);
    Instant last = event.happenedAt();
    boolean extended = false;
    for (Event each : after) {
      extended |= each.kind() == EventKind.REQUEST_EXTENDED;
      last = each.happenedAt().isAfter(last) ? each.happenedAt() : last;
    }
    // The dates are told while the request is in time: at the last thing that was done about it.
    Verdict then = compliance.check(request.at(last));
    Verdict today = compliance.check(request);
    List<DueDate> dates = new ArrayList<>();
    for (Obligation obligation : then.obligations()) {
      Optional<Due> due = obligation.duty().due();
      if (due.isPresent()) {
        dates.add(
            new DueDate(
                event,
                obligation.duty().name(),
                obligation.rule().id(),
                obligation.citation(),
                due,
                due.get().isLate(now),
                extended));
      }
    }
    for (Finding finding : today.findings()) {
      boolean told = dates.stream().anyMatch(date -> date.rule().equals(finding.rule().id()));
      if (finding.outcome() == Decision.DENY && !told) {
        dates.add(
            new DueDate(
                event,
                "late",
                finding.rule().id(),
                finding.citation(),
                Optional.empty(),
                true,
                extended));
      }
    }
    return event.kind() == EventKind.REQUEST_RECEIVED
        ? dates
        : dates.stream().filter(date -> !date.isLate() || wasNeverShown(date)).toList();
  }

  /**
   * Returns whether the deadline of a request to stop or a withdrawal had passed before it was
   * recorded, so that nobody saw it in time. The ledger itself honours these at once, and no event
   * says that other systems do: a late one is shown for two weeks, and not if it is long past, as
   * in the import of an old list.
   */
  private boolean wasNeverShown(DueDate date) {
    Instant recorded = date.event().recordedAt().orElse(Instant.MIN);
    Instant passed = date.due().map(Due::end).orElse(date.event().happenedAt());
    return !recorded.isBefore(passed)
        && now.isBefore(recorded.plus(SHOWN))
        && recorded.isBefore(passed.plus(LONG_PAST));
  }

  private static Request request(Event event, List<Event> after, Instant at) {
    Request.Builder request =
        Request.builder()
            .id(event.requireId())
            .at(at)
            .receivedAt(event.happenedAt())
            .identityVerified(true); // the earliest date: only a later proof could put it off
    RequestKind kind = kind(event);
    if (kind != null) {
      request.kind(kind);
    }
    event.law().ifPresent(request::law);
    event
        .place()
        .ifPresent(
            place -> {
              Place country = place.country();
              request.country(country);
              if (place.isRegion()) {
                request.region(place);
              }
            });
    for (Event each : after) {
      switch (each.kind()) {
        case REQUEST_ACKNOWLEDGED -> request.acknowledgedAt(each.happenedAt());
        case REQUEST_EXTENDED -> request.extendedAt(each.happenedAt());
        default -> {}
      }
    }
    return request.build();
  }
}
