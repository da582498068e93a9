package io.lexicall.rules.hipaa;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Authorization;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A valid authorization covers the data: signed, not expired, not revoked, not combined with
 * another document that it may not be combined with (45 CFR 164.508(b)(2)).
 *
 * <p>It still counts at the instant at which it expires, but no longer at the instant of its
 * revocation. One without a date of signature is unsigned, which is a defect (45 CFR
 * 164.508(c)(1)(vi)). Any defect decides; facts that are left out are asked for only if there is
 * none.
 */
final class ValidAuthorization<A extends Activity<A>> extends Condition<A> {
  private final Fact<A, Authorization> authorization;
  private final @Nullable Fact<A, List<DataKind>> data;
  private final Set<DataKind> kinds;
  private final Condition<A> mayBeCompound;
  private final Fact<A, Instant> signedAt;
  private final Fact<A, Instant> expiresAt;
  private final Fact<A, Instant> revokedAt;
  private final Fact<A, Boolean> compound;
  private final Fact<A, List<String>> covers;

  /**
   * Makes the condition.
   *
   * @param data the data of the activity; null if it has all kinds
   * @param kinds those of the data that must be covered
   * @param mayBeCompound when it may be combined with another document (45 CFR 164.508(b)(3))
   */
  ValidAuthorization(
      Fact<A, Authorization> authorization,
      @Nullable Fact<A, List<DataKind>> data,
      Set<DataKind> kinds,
      Condition<A> mayBeCompound) {
    this.mayBeCompound = mayBeCompound;
    this.authorization = authorization;
    this.data = data;
    this.kinds = kinds;
    this.signedAt = authorization.then(Authorization.SIGNED_AT);
    this.expiresAt = authorization.then(Authorization.EXPIRES_AT);
    this.revokedAt = authorization.then(Authorization.REVOKED_AT);
    this.compound = authorization.then(Authorization.COMPOUND);
    this.covers = authorization.then(Authorization.COVERS);
  }

  @Override
  public Truth test(A activity) {
    if (authorization.in(activity) == null) {
      return needsSeveral(activity) ? Truth.FALSE : Truth.UNKNOWN;
    }
    Truth single = single(activity);
    Truth covered = covered(activity);
    if (!isCurrent(activity) || single == Truth.FALSE || covered == Truth.FALSE) {
      return Truth.FALSE;
    }
    return single == Truth.TRUE ? covered : Truth.UNKNOWN;
  }

  /**
   * Returns whether no single authorization can cover the data: notes need one of their own. What
   * is disclosed under several is stated as several activities.
   */
  private boolean needsSeveral(A activity) {
    List<DataKind> held = data == null ? null : data.in(activity);
    return held != null
        && kinds.contains(DataKind.PSYCHOTHERAPY_NOTES)
        && held.contains(DataKind.PSYCHOTHERAPY_NOTES)
        && held.stream()
            .anyMatch(kind -> kind != DataKind.PSYCHOTHERAPY_NOTES && kinds.contains(kind));
  }

  /** Returns whether it is free of a prohibited combination with another document. */
  private Truth single(A activity) {
    Boolean isCompound = compound.in(activity);
    if (Boolean.FALSE.equals(isCompound)) {
      return Truth.TRUE;
    }
    Truth may = mayBeCompound.test(activity);
    return isCompound == null && may == Truth.FALSE ? Truth.UNKNOWN : may;
  }

  private boolean isCurrent(A activity) {
    Instant signed = signedAt.in(activity);
    Instant expires = expiresAt.in(activity);
    Instant revoked = revokedAt.in(activity);
    return signed != null
        && !signed.isAfter(activity.at())
        && (expires == null || !expires.isBefore(activity.at()))
        && (revoked == null || revoked.isAfter(activity.at()));
  }

  private Truth covered(A activity) {
    List<DataKind> held = data == null ? null : data.in(activity);
    List<String> covered = covers.in(activity);
    for (DataKind kind : kinds) {
      if (held == null || held.contains(kind)) {
        if (covered == null) {
          return Truth.UNKNOWN;
        }
        if (!covers(covered, kind)) {
          // If it is not known which data there are, this kind may not be among them.
          return data != null && held == null ? Truth.UNKNOWN : Truth.FALSE;
        }
      }
    }
    return Truth.TRUE;
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    if (authorization.in(activity) == null) {
      into.add(authorization);
      if (mayBeCompound.test(activity) == Truth.UNKNOWN) {
        mayBeCompound.missing(activity, into);
      }
      return;
    }
    List<String> covered = covers.in(activity);
    if (single(activity) == Truth.UNKNOWN && (covered == null || coversAny(covered))) {
      if (compound.in(activity) == null) {
        into.add(compound);
      }
      if (mayBeCompound.test(activity) == Truth.UNKNOWN) {
        mayBeCompound.missing(activity, into);
      }
    }
    if (covered(activity) == Truth.UNKNOWN) {
      if (covered == null) {
        into.add(covers);
      }
      if (data != null && data.in(activity) == null) {
        into.add(data);
      }
    }
  }

  private boolean coversAny(List<String> covered) {
    return kinds.stream().anyMatch(kind -> covers(covered, kind));
  }

  /**
   * Returns whether it covers a kind. One for psychotherapy notes may be combined with no other
   * than one for such notes, so it covers them only if it covers no other kind (45 CFR
   * 164.508(b)(3)(ii)).
   */
  private static boolean covers(List<String> covered, DataKind kind) {
    return covered.contains(FactType.code(kind))
        && (kind != DataKind.PSYCHOTHERAPY_NOTES || !coversOthers(covered, kind));
  }

  private static boolean coversOthers(List<String> covered, DataKind kind) {
    return Arrays.stream(DataKind.values())
        .anyMatch(other -> other != kind && covered.contains(FactType.code(other)));
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    Set<Fact<A, ?>> reads =
        new LinkedHashSet<>(
            List.of(authorization, signedAt, expiresAt, revokedAt, compound, covers));
    reads.addAll(mayBeCompound.reads());
    if (data != null) {
      reads.add(data);
    }
    return reads;
  }

  @Override
  public String says() {
    return "a valid authorization covers "
        + kinds.stream().sorted().map(FactType::code).collect(Collectors.joining(" and "));
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    Instant expires = expiresAt.in(activity);
    Instant next = ifAfter(signedAt.in(activity), after);
    next = earlier(next, ifAfter(expires == null ? null : expires.plusNanos(1), after));
    return earlier(next, ifAfter(revokedAt.in(activity), after));
  }
}
