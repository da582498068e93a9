package io.lexicall.benchmarks.peers;

import io.lexicall.benchmarks.dialing.SalesCall;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Drools with its executable model: the rules compiled to Java. One session is kept and each call
 * put into it and taken out again, which is faster than a session for each. Not thread-safe.
 */
public final class Drools implements Peer<SalesCall> {
  private final KieSession session;
  private final List<String> reasons = new ArrayList<>();

  /** Compiles the rules. */
  public Drools() {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    files.write(
        "src/main/resources/dialing.drl",
        services
            .getResources()
            .newClassPathResource(
                "io/lexicall/benchmarks/peers/dialing.drl", Drools.class.getClassLoader()));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    session = services.newKieContainer(builder.getKieModule().getReleaseId()).newKieSession();
    session.setGlobal("reasons", reasons);
  }

  @Override
  public SalesCall request(SalesCall call) {
    return call;
  }

  @Override
  public boolean permits(SalesCall call) {
    reasons.clear();
    FactHandle fact = session.insert(call);
    session.fireAllRules();
    session.delete(fact);
    return reasons.isEmpty();
  }
}
