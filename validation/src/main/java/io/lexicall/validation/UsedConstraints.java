package io.lexicall.validation;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds these constraints on the methods of a class, so that the start of an application can make
 * sure that its container applies them.
 *
 * @since 0.1
 */
public final class UsedConstraints {
  private static final List<Class<? extends Annotation>> OURS =
      List.of(
          Lawful.class,
          Lawful.List.class,
          ConsistentFacts.class,
          ConsistentFacts.List.class,
          DialableNumber.class,
          DialableNumber.List.class);

  private UsedConstraints() {}

  /**
   * A method or constructor with a constraint on a parameter or on what it returns.
   *
   * @param where it is
   * @param constraint one of this package
   * @since 0.1
   */
  public record Use(Executable where, Class<? extends Annotation> constraint) {
    /**
     * Says that nothing applies the constraint.
     *
     * @param container which does not
     * @param cure what to do about it, as a clause
     */
    public String unapplied(String container, String cure) {
      return "%s does not apply @%s on %s, and what it should stop would go on: %s"
          .formatted(container, constraint.getSimpleName(), name(), cure);
    }

    /** Says that the constraint has no engine to ask. */
    public String withoutEngine() {
      return "@%s on %s has no engine to ask: make a bean of the type io.lexicall.Compliance"
          .formatted(constraint.getSimpleName(), name());
    }

    private String name() {
      String type = where.getDeclaringClass().getName();
      return where.getName().equals(type) ? type : type + "." + where.getName();
    }
  }

  /**
   * Returns where a class, or what it inherits from, has one of these constraints on a parameter or
   * on what is returned, be it inside of another type, such as {@code List<@DialableNumber
   * String>}, or by a constraint of the host's own that is made of it.
   *
   * @return the uses in no certain order; none of a class whose methods cannot be read, for lack of
   *     another class
   */
  public static List<Use> on(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    collect(type, all);
    List<Use> uses = new ArrayList<>();
    for (Class<?> each : all) {
      try {
        for (Executable method : each.getDeclaredMethods()) {
          find(method).ifPresent(constraint -> uses.add(new Use(method, constraint)));
        }
        if (each == type) {
          for (Executable constructor : each.getDeclaredConstructors()) {
            find(constructor).ifPresent(constraint -> uses.add(new Use(constructor, constraint)));
          }
        }
      } catch (LinkageError | TypeNotPresentException absent) {
        // Some type in a signature is absent, so that no method of the class can be read: a
        // constraint on one of the others is not found.
      }
    }
    return uses;
  }

  private static void collect(Class<?> type, Set<Class<?>> all) {
    if (type != null && !type.getName().startsWith("java.") && all.add(type)) {
      collect(type.getSuperclass(), all);
      for (Class<?> each : type.getInterfaces()) {
        collect(each, all);
      }
    }
  }

  private static Optional<Class<? extends Annotation>> find(Executable method) {
    if (method.isSynthetic()) {
      return Optional.empty();
    }
    Optional<Class<? extends Annotation>> found = find(method, new HashSet<>());
    for (AnnotatedElement parameter : method.getParameters()) {
      found = found.or(() -> find(parameter, new HashSet<>()));
    }
    for (AnnotatedType parameter : method.getAnnotatedParameterTypes()) {
      found = found.or(() -> inside(parameter));
    }
    return found.or(() -> inside(method.getAnnotatedReturnType()));
  }

  private static Optional<Class<? extends Annotation>> inside(AnnotatedType type) {
    Optional<Class<? extends Annotation>> found = find(type, new HashSet<>());
    AnnotatedType[] inner = {};
    if (type instanceof AnnotatedParameterizedType parameterized) {
      inner = parameterized.getAnnotatedActualTypeArguments();
    } else if (type instanceof AnnotatedArrayType array) {
      inner = new AnnotatedType[] {array.getAnnotatedGenericComponentType()};
    } else if (type instanceof AnnotatedWildcardType wildcard) {
      inner = wildcard.getAnnotatedUpperBounds();
    }
    for (AnnotatedType each : inner) {
      found = found.or(() -> inside(each));
    }
    return found;
  }

  private static Optional<Class<? extends Annotation>> find(
      AnnotatedElement element, Set<Class<?>> seen) {
    for (Annotation annotation : element.getAnnotations()) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (OURS.contains(type)) {
        return Optional.of(type.isMemberClass() ? enclosing(type) : type);
      }
      if (type.isAnnotationPresent(Constraint.class) && seen.add(type)) {
        Optional<Class<? extends Annotation>> composed = find(type, seen);
        if (composed.isPresent()) {
          return composed;
        }
      }
    }
    return Optional.empty();
  }

  private static Class<? extends Annotation> enclosing(Class<? extends Annotation> list) {
    return list.getEnclosingClass().asSubclass(Annotation.class);
  }
}
