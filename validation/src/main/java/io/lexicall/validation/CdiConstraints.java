package io.lexicall.validation;

import io.lexicall.Compliance;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops a CDI application that would not apply these constraints. The container finds it by itself;
 * there is nothing to call.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // names its container, without which it is not loaded
public class CdiConstraints implements Extension {
  private final List<UsedConstraints.Use> uses = new ArrayList<>();

  /** For the container. */
  public CdiConstraints() {}

  <T> void remember(@Observes ProcessManagedBean<T> bean) {
    uses.addAll(UsedConstraints.on(bean.getBean().getBeanClass()));
  }

  void check(@Observes AfterDeploymentValidation deployed, BeanManager beans) {
    boolean isApplied = !beans.getBeans(ValidatorFactory.class).isEmpty();
    boolean hasEngine = !beans.getBeans(Compliance.class).isEmpty();
    for (UsedConstraints.Use use : uses) {
      if (!isApplied) {
        deployed.addDeploymentProblem(
            new DeploymentException(
                use.unapplied("CDI", "add org.hibernate.validator:hibernate-validator-cdi")));
      } else if (use.obstacle().isPresent()) {
        deployed.addDeploymentProblem(
            new DeploymentException(use.notOverridden("CDI", use.obstacle().get())));
      } else if (use.constraint() == Lawful.class && !hasEngine) {
        deployed.addDeploymentProblem(new DeploymentException(use.withoutEngine()));
      }
    }
    uses.clear();
  }
}
