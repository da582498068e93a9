package io.lexicall.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lexicall.benchmarks.dialing.SalesCall;
import io.sapl.api.pdp.AuthorizationDecision;
import io.sapl.api.pdp.AuthorizationSubscription;
import io.sapl.api.pdp.Decision;
import io.sapl.api.pdp.PolicyDecisionPoint;
import io.sapl.interpreter.DefaultSAPLInterpreter;
import io.sapl.interpreter.combinators.PolicyDocumentCombiningAlgorithm;
import io.sapl.interpreter.functions.AnnotationFunctionContext;
import io.sapl.interpreter.pip.AnnotationAttributeContext;
import io.sapl.pdp.PolicyDecisionPointFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * SAPL embedded: each rule a policy that denies in its target, where no attribute is looked up, and
 * denials override. The facts are the resource, as JSON already.
 */
public final class Sapl implements Peer<AuthorizationSubscription> {
  private final PolicyDecisionPoint pdp;
  private final ObjectMapper json = new ObjectMapper();

  /** Parses the policies. */
  public Sapl() {
    pdp =
        PolicyDecisionPointFactory.fixedInRamPolicyDecisionPoint(
            new DefaultSAPLInterpreter(),
            policies(),
            PolicyDocumentCombiningAlgorithm.DENY_OVERRIDES,
            Map.of(),
            new AnnotationAttributeContext(),
            new AnnotationFunctionContext(),
            UnaryOperator.identity(),
            UnaryOperator.identity());
  }

  private static List<String> policies() {
    try (InputStream text =
        requireNonNull(Sapl.class.getResourceAsStream("dialing.sapl"), "dialing.sapl")) {
      return Arrays.asList(
          new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n(?=policy )"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public AuthorizationSubscription request(SalesCall call) {
    JsonNode facts = json.valueToTree(call);
    ((ObjectNode) facts.get("law")).remove("hours");
    return AuthorizationSubscription.of("acme", "dial", facts);
  }

  @Override
  public boolean permits(AuthorizationSubscription subscription) {
    AuthorizationDecision decision =
        requireNonNull(pdp.decide(subscription).blockFirst(), "a decision");
    return decision.getDecision() == Decision.PERMIT;
  }
}
