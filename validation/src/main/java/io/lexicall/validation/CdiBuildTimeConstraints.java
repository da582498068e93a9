package io.lexicall.validation;

import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Stops the build of a Quarkus application with one of these constraints where Quarkus does not
 * apply it: on a static method of a bean, and on a method of what a producer makes. The container
 * finds it by itself; there is nothing to call. In a container that also has portable extensions,
 * {@link CdiConstraints} stands for it.
 *
 * @since 0.1
 */
@SkipIfPortableExtensionPresent(CdiConstraints.class)
@SuppressWarnings("exports") // names its container, without which it is not loaded
public class CdiBuildTimeConstraints implements BuildCompatibleExtension {
  private static final String CONSTRAINT = "jakarta.validation.Constraint";

  /** What was told already: several beans can inherit one method. */
  private final Set<String> told = new HashSet<>();

  /** For the container. */
  public CdiBuildTimeConstraints() {}

  /**
   * Looks at the methods of a bean, also at those that it inherits. Beans that nothing asks for are
   * among them, since their static methods can be called.
   */
  @Registration(types = Object.class)
  public void check(BeanInfo bean, Messages messages) {
    if (bean.isProducerMethod()) {
      checkProduced(bean.producerMethod().returnType(), messages);
    } else if (bean.isProducerField()) {
      checkProduced(bean.producerField().type(), messages);
    }
    if (!bean.isClassBean()) {
      return;
    }
    for (MethodInfo method : bean.declaringClass().methods()) {
      if (method.isStatic()) {
        String name = nameOf(method);
        tell(
            method,
            each -> UsedConstraints.notOverridden("Quarkus", each, name, "static"),
            messages);
      }
    }
  }

  private void checkProduced(Type type, Messages messages) {
    ClassInfo made =
        type.isClass()
            ? type.asClass().declaration()
            : type.isParameterizedType() ? type.asParameterizedType().declaration() : null;
    if (made == null) {
      return;
    }
    for (MethodInfo method : made.methods()) {
      String name = nameOf(method);
      tell(method, each -> UsedConstraints.produced("Quarkus", each, name), messages);
    }
  }

  private static String nameOf(MethodInfo method) {
    return method.declaringClass().name() + "." + method.name();
  }

  private void tell(MethodInfo method, UnaryOperator<String> message, Messages messages) {
    if (!nameOf(method).startsWith("java.")) {
      find(method).map(message).filter(told::add).ifPresent(messages::error);
    }
  }

  private static Optional<String> find(MethodInfo method) {
    Optional<String> found = find(method, new HashSet<>());
    for (ParameterInfo parameter : method.parameters()) {
      found = found.or(() -> find(parameter, new HashSet<>())).or(() -> inside(parameter.type()));
    }
    return found.or(() -> inside(method.returnType()));
  }

  private static Optional<String> inside(Type type) {
    Optional<String> found = find(type, new HashSet<>());
    if (type.isParameterizedType()) {
      for (Type each : type.asParameterizedType().typeArguments()) {
        found = found.or(() -> inside(each));
      }
    } else if (type.isArray()) {
      found = found.or(() -> inside(type.asArray().componentType()));
    } else if (type.isWildcardType() && type.asWildcardType().upperBound() != null) {
      found = found.or(() -> inside(type.asWildcardType().upperBound()));
    }
    return found;
  }

  /** Returns the constraint of ours on a target, or of which a constraint on it is made. */
  private static Optional<String> find(AnnotationTarget target, Set<String> seen) {
    for (AnnotationInfo annotation : target.annotations()) {
      Optional<String> ours = UsedConstraints.oursOf(annotation.name());
      if (ours.isPresent()) {
        return ours;
      }
      ClassInfo type = annotation.declaration();
      if (type.hasAnnotation(each -> each.name().equals(CONSTRAINT)) && seen.add(type.name())) {
        Optional<String> composed = find(type, seen);
        if (composed.isPresent()) {
          return composed;
        }
      }
    }
    return Optional.empty();
  }
}
