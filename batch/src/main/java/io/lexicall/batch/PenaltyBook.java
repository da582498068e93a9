package io.lexicall.batch;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.batch.Dues.Degrees;
import io.lexicall.batch.Dues.Due;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.RuleInfo;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds what follows from verdicts of a kind, and remembers it. Thread-safe. */
final class PenaltyBook {
  private static final int MOST_KINDS = 10_000;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final String ABANDONED = Contact.CAMPAIGN.then(Campaign.ABANDONED).path();

  /** Where and when a rule was broken. */
  private record Where(Set<Place> places, long day) {}

  private final Compliance compliance;
  private final @Nullable Instant today;
  private final Map<VerdictKind, VerdictKind> kinds = new ConcurrentHashMap<>();

  final ShownNames names = new ShownNames();

  private volatile @Nullable Spans spans;

  /** Between two of these days, the same rows are in force or barred. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Spans(long[] ofLaw, long[] ofLimitation) {}

  PenaltyBook(Compliance compliance, @Nullable Instant today) {
    this.compliance = compliance;
    this.today = today;
  }

  /** Returns the penalties of all rules, in an order that depends only on the law. */
  List<Penalty> penalties() {
    Set<Penalty> all = new LinkedHashSet<>();
    compliance.rules().forEach(rule -> all.addAll(compliance.penalties(rule.info())));
    return List.copyOf(all);
  }

  /** Returns the kind of a verdict. */
  VerdictKind kind(Whereabouts where, Verdict verdict) {
    VerdictKind kind = new VerdictKind(where, verdict);
    VerdictKind known = kinds.get(kind);
    if (known == null) {
      if (kinds.size() > MOST_KINDS) {
        kinds.clear();
      }
      kinds.put(kind, kind);
      known = kind;
    }
    return known;
  }

  /** Returns what follows from a verdict of a kind at an instant. */
  Dues dues(VerdictKind kind, Instant at, boolean notAbandoned) {
    Spans known = spans;
    if (known == null) {
      known = spans();
      spans = known;
    }
    long day = day(kind.where(), at);
    long utc = Math.floorDiv(at.getEpochSecond(), SECONDS_OF_DAY);
    int span =
        span(known.ofLaw, day) * (known.ofLimitation.length + 1) + span(known.ofLimitation, utc);
    int key = span * 2 + (notAbandoned ? 1 : 0);
    Dues dues = kind.dues().get(key);
    if (dues == null) {
      dues = find(kind, day, LocalDate.ofEpochDay(utc), notAbandoned);
      kind.dues().put(key, dues);
    }
    return dues;
  }

  private static int span(long[] begins, long day) {
    int found = Arrays.binarySearch(begins, day);
    return found < 0 ? -found - 1 : found + 1;
  }

  private Spans spans() {
    Set<Long> ofLaw = new TreeSet<>();
    Set<Long> ofLimitation = new TreeSet<>();
    for (Penalty row : penalties()) {
      ofLaw.add(row.inForce().firstEpochDay());
      // The overflow of an open end sorts first, and does no harm.
      ofLaw.add(row.inForce().lastEpochDay() + 1);
      Instant then = today;
      if (then != null && row.limitationYears().isPresent()) {
        int years = row.limitationYears().getAsInt();
        LocalDate first = utcDay(then).minusYears(years).minusDays(1);
        while (first.plusYears(years).isBefore(utcDay(then))) {
          first = first.plusDays(1);
        }
        ofLimitation.add(first.toEpochDay());
      }
    }
    return new Spans(
        ofLaw.stream().mapToLong(Long::longValue).toArray(),
        ofLimitation.stream().mapToLong(Long::longValue).toArray());
  }

  private Dues find(VerdictKind kind, long day, LocalDate utc, boolean notAbandoned) {
    Dues dues = new Dues();
    Where where = new Where(placesOf(kind.where()), day);
    Set<Degrees> all = new LinkedHashSet<>();
    Map<String, Set<Degrees>> ofRules = new LinkedHashMap<>();
    for (Finding finding : kind.verdict().findings()) {
      if (finding.outcome() == Decision.DENY && !(notAbandoned && isOfAbandonment(finding))) {
        String rule = finding.rule().id();
        dues.rules.add(rule);
        List<Degrees> found = find(finding.rule(), where);
        if (found.isEmpty()) {
          dues.unpriced.add(rule);
        }
        // A rule can be broken in two places at once.
        ofRules.computeIfAbsent(rule, key -> new LinkedHashSet<>()).addAll(found);
        all.addAll(found);
      }
    }
    ofRules.forEach((rule, each) -> each.forEach(one -> dues.add(due(rule, one, utc))));
    all.forEach(each -> dues.add(due("", each, utc)));
    return dues;
  }

  private Due due(String rule, Degrees degrees, LocalDate utc) {
    boolean barred = isBarred(degrees, utc);
    boolean several = degrees.easiest().leastViolations() > 1; // of which one can be too old
    // The sums change with the year; a person who is counted under one is not counted under
    // another.
    return new Due(
        rule,
        degrees,
        barred,
        several || (!barred && degrees.first().per() == Penalty.Per.PERSON)
            ? List.of(claimOf(degrees), rule)
            : null);
  }

  private boolean isBarred(Degrees degrees, LocalDate utc) {
    OptionalInt years = limitation(degrees.rows());
    Instant then = today;
    return then != null
        && years.isPresent()
        && utc.plusYears(years.getAsInt()).isBefore(utcDay(then));
  }

  private List<Degrees> find(RuleInfo rule, Where where) {
    List<Penalty> all = compliance.penalties(rule);
    // With two possible dates, the law of both applies: for a rule that ended with the earlier
    // date, the penalty of its own last day counts.
    LocalDate day = LocalDate.ofEpochDay(Math.min(where.day, rule.inForce().lastEpochDay()));
    List<List<Penalty>> groups = new ArrayList<>();
    for (Penalty row : all) {
      if (row.inForce().contains(day) && (where.places.isEmpty() || row.reachesAny(where.places))) {
        Penalty applied = row.isOfAssessment() ? assessed(row, all) : row;
        List<Penalty> group =
            groups.stream()
                .filter(each -> isSameClaim(each.get(0), applied))
                .findFirst()
                .orElse(null);
        if (group == null) {
          group = new ArrayList<>();
          groups.add(group);
        }
        group.add(applied);
      }
    }
    return groups.stream().map(each -> new Degrees(List.copyOf(each))).toList();
  }

  /** Returns the row of the day on which it would be imposed: today's row, or the newest. */
  private Penalty assessed(Penalty row, List<Penalty> all) {
    LocalDate then = today == null ? LocalDate.MAX : utcDay(today);
    return all.stream()
        .filter(each -> isSameClaim(each, row) && each.condition().equals(row.condition()))
        .filter(each -> each.inForce().contains(then))
        .findFirst()
        .orElse(row);
  }

  /**
   * Returns whether two rows are degrees of fault, or different years, of one claim under one
   * statute.
   */
  private static boolean isSameClaim(Penalty one, Penalty other) {
    return one.isSameClaim(other) && basis(one).equals(basis(other));
  }

  /**
   * Returns the section of the statute that gives damages or a penalty for each violation: two such
   * statutes are two claims, even for one claimant and the same rule. A fine for a conduct is one
   * claim, whatever sections contain its degrees.
   */
  private static String basis(Penalty row) {
    if (row.kind() != Penalty.Kind.STATUTORY_DAMAGES && row.kind() != Penalty.Kind.CIVIL_PENALTY) {
      return "";
    }
    String citation = row.citation();
    int end = citation.length();
    for (char divider : new char[] {'(', ';', ','}) {
      int at = citation.indexOf(divider);
      end = at < 0 ? end : Math.min(end, at);
    }
    return citation.substring(0, end).strip();
  }

  static List<Object> claimOf(Degrees degrees) {
    Penalty first = degrees.first();
    return List.of(
        first.regulation(),
        first.rules(),
        first.places(),
        first.kind(),
        first.claimant(),
        basis(first));
  }

  /** Returns the longest period; empty if one of the periods is not known. */
  static OptionalInt limitation(Collection<Penalty> rows) {
    int longest = 0;
    for (Penalty row : rows) {
      if (row.limitationYears().isEmpty()) {
        return OptionalInt.empty();
      }
      longest = Math.max(longest, row.limitationYears().getAsInt());
    }
    return OptionalInt.of(longest);
  }

  /** Returns whether a finding rests on the share of abandoned calls of a campaign. */
  static boolean isOfAbandonment(Finding finding) {
    for (Fact<?, ?> fact : finding.rule().reads()) {
      if (fact.path().equals(ABANDONED)) {
        return true;
      }
    }
    return false;
  }

  private static LocalDate utcDay(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Returns the day on which it happened; of two possible dates, the later one. */
  private static long day(Whereabouts where, Instant at) {
    long second = at.getEpochSecond();
    long day = Long.MIN_VALUE;
    List<ZoneClock> clocks = where.clocks();
    for (int i = 0; i < clocks.size(); i++) {
      day = Math.max(day, clocks.get(i).localEpochDayAt(second));
    }
    return day == Long.MIN_VALUE ? Math.floorDiv(second, SECONDS_OF_DAY) : day;
  }

  private static Set<Place> placesOf(Whereabouts where) {
    return where.regionKnown() ? where.regions() : where.countries();
  }
}
