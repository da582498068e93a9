package io.lexicall.validation;

import io.lexicall.Compliance;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.Producer;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stops a CDI application that would not apply these constraints. The container finds it by itself;
 * there is nothing to call.
 *
 * <p>CDI applies no constraint to an object that a producer makes. If the type of the producer does
 * not show the constraint, the object is refused when it is made.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // names its container, without which it is not loaded
public class CdiConstraints implements Extension {
  private final List<UsedConstraints.Use> uses = new ArrayList<>();
  private final List<UsedConstraints.Use> produced = new ArrayList<>();

  /** The classes of produced objects that were found to be without a constraint. */
  private final Set<Class<?>> sound = ConcurrentHashMap.newKeySet();

  /** For the container. */
  public CdiConstraints() {}

  <T> void remember(@Observes ProcessManagedBean<T> bean) {
    uses.addAll(UsedConstraints.on(bean.getBean().getBeanClass()));
  }

  <T, X> void rememberProduced(@Observes ProcessProducerMethod<T, X> bean) {
    rememberProduced(bean.getAnnotatedProducerMethod().getBaseType());
  }

  <T, X> void rememberProduced(@Observes ProcessProducerField<T, X> bean) {
    rememberProduced(bean.getAnnotatedProducerField().getBaseType());
  }

  private void rememberProduced(Type declared) {
    Type type = declared instanceof ParameterizedType generic ? generic.getRawType() : declared;
    if (type instanceof Class<?> known) {
      methodUses(known).forEach(produced::add);
    }
  }

  private static Stream<UsedConstraints.Use> methodUses(Class<?> type) {
    // The producer calls the constructor; that is not a call to a bean.
    return UsedConstraints.on(type).stream().filter(use -> use.where() instanceof Method);
  }

  <T, X> void watch(@Observes ProcessProducer<T, X> found) {
    found.setProducer(new CdiCheckedProducer<>(found.getProducer(), this));
  }

  private void requireApplied(@Nullable Object made) {
    // A producer may hand on a bean that it was given: its class is one that the container made.
    if (made == null || isMadeByContainer(made.getClass()) || sound.contains(made.getClass())) {
      return;
    }
    methodUses(made.getClass())
        .findAny()
        .ifPresent(
            use -> {
              throw new IllegalStateException(use.produced("CDI"));
            });
    sound.add(made.getClass());
  }

  private static boolean isMadeByContainer(Class<?> type) {
    return type.isSynthetic() && !type.isHidden(); // lambdas are hidden
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
    for (UsedConstraints.Use use : produced) {
      deployed.addDeploymentProblem(new DeploymentException(use.produced("CDI")));
    }
    uses.clear();
    produced.clear();
  }

  /** Makes what another producer makes, unless a constraint on it would not be applied. */
  private record CdiCheckedProducer<X>(Producer<X> producer, CdiConstraints constraints)
      implements Producer<X> {
    @Override
    public X produce(CreationalContext<X> context) {
      X made = producer.produce(context);
      constraints.requireApplied(made);
      return made;
    }

    @Override
    public void dispose(X made) {
      producer.dispose(made);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
      return producer.getInjectionPoints();
    }
  }
}
