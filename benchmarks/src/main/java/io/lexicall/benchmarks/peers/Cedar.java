package io.lexicall.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.Value;
import io.lexicall.benchmarks.dialing.SalesCall;
import io.lexicall.benchmarks.dialing.StateLaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * cedar-java: each rule a policy that forbids, the state's law the attributes of the resource, the
 * facts the context. The policies are parsed and cached on the native side beforehand, and without
 * a schema, which a request would have to be checked against.
 */
public final class Cedar implements Peer<Cedar.Request> {
  private static final EntityUID SELLER = entity("Seller", "acme");
  private static final EntityUID DIAL = entity("Action", "dial");

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;

  /** A request, and the entities that it speaks of. */
  public record Request(AuthorizationRequest authorization, Set<Entity> entities) {}

  /** Parses the policies. */
  public Cedar() {
    try (InputStream text =
        requireNonNull(Cedar.class.getResourceAsStream("dialing.cedar"), "dialing.cedar")) {
      policies = PolicySet.parsePolicies(new String(text.readAllBytes(), StandardCharsets.UTF_8));
      policies.cache();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InternalException | CacheException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EntityUID entity(String type, String id) {
    return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
  }

  @Override
  public Request request(SalesCall call) {
    StateLaw law = call.law();
    Map<String, Value> attributes = new HashMap<>();
    attributes.put("hoursConsent", number(law.hoursConsent()));
    attributes.put("hoursRelation", number(law.hoursRelation()));
    attributes.put("listConsent", number(law.listConsent()));
    attributes.put("listRelation", number(law.listRelation()));
    attributes.put("consent", number(law.consent()));
    attributes.put("mobileConsentRelation", number(law.mobileConsentRelation()));
    attributes.put("consentRelation", number(law.consentRelation()));
    attributes.put("dialerConsent", number(law.dialerConsent()));
    attributes.put("dialerRelation", number(law.dialerRelation()));
    attributes.put("cap", number(law.cap()));
    attributes.put("capRelation", number(law.capRelation()));
    EntityUID state = entity("State", law.state());

    Map<String, Value> context = new HashMap<>();
    context.put("mobile", new PrimBool(call.mobile()));
    context.put("automated", new PrimBool(call.automated()));
    context.put("recorded", new PrimBool(call.recorded()));
    context.put("westMinute", number(call.westMinute()));
    context.put("westOpen", number(call.westOpen()));
    context.put("westClose", number(call.westClose()));
    context.put("eastMinute", number(call.eastMinute()));
    context.put("eastOpen", number(call.eastOpen()));
    context.put("eastClose", number(call.eastClose()));
    context.put("consent", number(call.consent()));
    context.put("relation", number(call.relation()));
    context.put("onRegistry", new PrimBool(call.onRegistry()));
    context.put("registryAge", number(call.registryAge()));
    context.put("onStateList", new PrimBool(call.onStateList()));
    context.put("onOwnList", new PrimBool(call.onOwnList()));
    context.put("callsInDay", number(call.callsInDay()));
    context.put("answered", number(call.answered()));
    context.put("abandoned", number(call.abandoned()));
    return new Request(
        new AuthorizationRequest(SELLER, DIAL, state, context),
        Set.of(new Entity(state, attributes, Set.of())));
  }

  private static Value number(int value) {
    return new PrimLong(value);
  }

  @Override
  public boolean permits(Request request) {
    try {
      AuthorizationResponse response =
          engine.isAuthorized(request.authorization, policies, request.entities);
      return response.success.orElseThrow().isAllowed();
    } catch (AuthException e) {
      throw new IllegalStateException(e);
    }
  }
}
