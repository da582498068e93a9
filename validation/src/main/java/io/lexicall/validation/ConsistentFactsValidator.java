package io.lexicall.validation;

import io.lexicall.facts.Authorization;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Contradiction;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Emergency;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Notified;
import io.lexicall.facts.Problem;
import io.lexicall.facts.Request;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.place.Atlas;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderDefinedContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Validates {@link ConsistentFacts} on complete facts. Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class ConsistentFactsValidator
    implements ConstraintValidator<ConsistentFacts, Facts<?>> {
  private static final String PREFIX = "{io.lexicall.validation.ConsistentFacts.";

  /** An event that cannot precede another of the same group. */
  private record Order<G extends Facts<G>>(
      Schema<G> of, Fact<G, Instant> earlier, Fact<G, Instant> later) {}

  private static final List<Order<?>> ORDERS =
      List.of(
          new Order<>(Authorization.SCHEMA, Authorization.SIGNED_AT, Authorization.EXPIRES_AT),
          new Order<>(Authorization.SCHEMA, Authorization.SIGNED_AT, Authorization.REVOKED_AT),
          new Order<>(Consent.SCHEMA, Consent.GRANTED_AT, Consent.EXPIRES_AT),
          new Order<>(Consent.SCHEMA, Consent.GRANTED_AT, Consent.REVOKED_AT),
          new Order<>(Emergency.SCHEMA, Emergency.FROM, Emergency.TO),
          new Order<>(Request.SCHEMA, Request.RECEIVED_AT, Request.ACKNOWLEDGED_AT),
          new Order<>(Request.SCHEMA, Request.RECEIVED_AT, Request.COMPLETED_AT),
          new Order<>(Request.SCHEMA, Request.RECEIVED_AT, Request.EXTENDED_AT),
          new Order<>(Storage.SCHEMA, Storage.CREATED_AT, Storage.DELETE_AT));

  /** For validation providers. */
  public ConsistentFactsValidator() {}

  @Override
  public boolean isValid(@Nullable Facts<?> facts, ConstraintValidatorContext context) {
    return facts == null || new Walk(context).isConsistent(facts);
  }

  /**
   * Validates {@link ConsistentFacts} on builders of facts. Stateless and thread-safe.
   *
   * @since 0.1
   */
  public static final class OfBuilders
      implements ConstraintValidator<ConsistentFacts, FactsBuilder<?, ?>> {
    /** For validation providers. */
    public OfBuilders() {}

    @Override
    public boolean isValid(
        @Nullable FactsBuilder<?, ?> builder, ConstraintValidatorContext context) {
      if (builder == null) {
        return true;
      }
      List<Problem> problems = builder.problems();
      if (problems.isEmpty()) {
        return new Walk(context).isConsistent(builder.build());
      }
      context.disableDefaultConstraintViolation();
      for (Problem problem : problems) {
        context
            .buildConstraintViolationWithTemplate(template(builder.schema(), problem))
            .addPropertyNode(problem.path())
            .addConstraintViolation();
      }
      return false;
    }

    private static String template(Schema<?> schema, Problem problem) {
      Fact<?, ?> fact = schema.fact(problem.path()).orElseThrow();
      return switch (fact.type().form()) {
        case COUNT, COUNT_BY_REGION -> "{jakarta.validation.constraints.PositiveOrZero.message}";
        case COUNTRY -> PREFIX + "country}";
        case REGION -> PREFIX + "region}";
        default -> "{jakarta.validation.constraints.NotNull.message}";
      };
    }
  }

  /** A name on the path from the root, and its index in the list before it, or -1. */
  private record Step(String name, int index) {}

  /** Visits every group under a root and reports contradictions. */
  private static final class Walk {
    private final ConstraintValidatorContext context;
    private final Deque<Step> path = new ArrayDeque<>();
    private boolean consistent = true;

    Walk(ConstraintValidatorContext context) {
      this.context = context;
    }

    boolean isConsistent(Facts<?> root) {
      visit(root, -1);
      if (root instanceof Contact contact) {
        checkHistory(contact);
      }
      if (root instanceof Incident incident) {
        checkNotices(incident);
      }
      return consistent;
    }

    /**
     * Visits a group.
     *
     * @param index its index in its list, or -1 if it is not in a list
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
    private void visit(Facts group, int index) {
      checkOrders(group, index);
      checkRegion(group, index);
      if (group instanceof Campaign campaign) {
        checkCampaign(campaign, index);
      }
      if (group instanceof Called called) {
        checkClock(called, index);
      }
      for (Contradiction each : (List<Contradiction>) group.findContradictions()) {
        if (each.other().equals("country") || each.problem().path().equals("country")) {
          continue; // reported above
        }
        String key =
            switch (each.kind()) {
              case OTHER_FACT -> "contradicts";
              case NOT_OF_COUNTRY -> each.problem().path();
            };
        report(key, each.other(), new Step(each.problem().path(), index));
      }
      for (Fact fact : (List<Fact>) group.schema().facts()) {
        Object value = fact.in(group);
        path.addLast(new Step(fact.path(), index));
        if (value instanceof Facts<?> inner) {
          visit(inner, -1);
        } else if (value instanceof List<?> list) {
          for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Facts<?> inner) {
              visit(inner, i);
            }
          }
        }
        path.removeLast();
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an order is asked of the group that declares it
    private void checkOrders(Facts group, int index) {
      for (Order order : ORDERS) {
        if (order.of() == group.schema()) {
          Instant earlier = (Instant) order.earlier().in(group);
          Instant later = (Instant) order.later().in(group);
          if (earlier != null && later != null && later.isBefore(earlier)) {
            report("notBefore", order.earlier().path(), new Step(order.later().path(), index));
          }
        }
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a fact is read from the group that declares it
    private void checkRegion(Facts group, int index) {
      Fact country = null;
      Fact region = null;
      for (Fact fact : (List<Fact>) group.schema().facts()) {
        country = fact.path().equals("country") ? fact : country;
        region = fact.path().equals("region") ? fact : region;
      }
      if (country != null && region != null) {
        Place stated = (Place) country.in(group);
        Place inside = (Place) region.in(group);
        if (stated != null && inside != null && !stated.contains(inside)) {
          report("regionOf", stated.code(), new Step(region.path(), index));
        }
      }
    }

    /**
     * A time zone contradicts a region if it differs from all zones of the region, in summer and in
     * winter.
     */
    private void checkClock(Called called, int index) {
      Place region = Called.REGION.in(called);
      ZoneId zone = Called.TIME_ZONE.in(called);
      if (region == null || !region.isRegion() || zone == null) {
        return;
      }
      Whereabouts there = Atlas.ofRegion(region);
      if (there.zoneKnown() && !there.agreesWith(zone)) {
        report("contradicts", Called.REGION.path(), new Step(Called.TIME_ZONE.path(), index));
        report("contradicts", Called.TIME_ZONE.path(), new Step(Called.REGION.path(), index));
      }
    }

    private void checkCampaign(Campaign campaign, int index) {
      Integer answers = Campaign.LIVE_ANSWERS.in(campaign);
      Integer abandoned = Campaign.ABANDONED.in(campaign);
      if (answers != null && abandoned != null && abandoned > answers) {
        report("atMost", Campaign.LIVE_ANSWERS.path(), new Step(Campaign.ABANDONED.path(), index));
      }
    }

    private void checkHistory(Contact contact) {
      List<EarlierContact> history = Fact.entries(Contact.HISTORY, contact);
      path.addLast(new Step(Contact.HISTORY.path(), -1));
      for (int i = 0; i < history.size(); i++) {
        Instant at = EarlierContact.AT.in(history.get(i));
        if (at != null && at.isAfter(contact.at())) {
          report("notAfter", Contact.AT.path(), new Step(EarlierContact.AT.path(), i));
        }
      }
      path.removeLast();
    }

    private void checkNotices(Incident incident) {
      Notified notified = Incident.NOTIFIED.in(incident);
      Instant discovered = Incident.DISCOVERED_AT.in(incident);
      if (notified == null || discovered == null) {
        return;
      }
      path.addLast(new Step(Incident.NOTIFIED.path(), -1));
      for (Fact<Notified, ?> notice : Notified.SCHEMA.facts()) {
        if (notice.in(notified) instanceof Instant at && at.isBefore(discovered)) {
          report("notBefore", Incident.DISCOVERED_AT.path(), new Step(notice.path(), -1));
        }
      }
      path.removeLast();
    }

    private void report(String key, String other, Step last) {
      if (consistent) {
        context.disableDefaultConstraintViolation();
        consistent = false;
      }
      ConstraintViolationBuilder violation =
          context.buildConstraintViolationWithTemplate(PREFIX + key + "} " + other);
      Function<String, NodeBuilderCustomizableContext> next = violation::addPropertyNode;
      Runnable add = violation::addConstraintViolation;
      path.addLast(last);
      for (Step step : path) {
        NodeBuilderCustomizableContext node = next.apply(step.name());
        if (step.index() < 0) {
          next = node::addPropertyNode;
          add = node::addConstraintViolation;
        } else {
          NodeBuilderDefinedContext entry = node.inIterable().atIndex(step.index());
          next = entry::addPropertyNode;
          add = entry::addConstraintViolation;
        }
      }
      path.removeLast();
      add.run();
    }
  }
}
