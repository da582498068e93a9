package io.lexicall.validation;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds these constraints on the methods of a class, so that an application can check at its start
 * that its container applies them.
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
   * A method or constructor with a constraint on a parameter or on a returned value.
   *
   * @param where the method or constructor
   * @param constraint one of this package
   * @since 0.1
   */
  public record Use(Executable where, Class<? extends Annotation> constraint) {
    /**
     * Returns a message that nothing applies the constraint.
     *
     * @param container the container that does not apply it
     * @param cure what to do about it, as a clause
     */
    public String unapplied(String container, String cure) {
      return UsedConstraints.unapplied(container, constraint.getSimpleName(), name(), cure);
    }

    /** Returns a message that the constraint has no engine to ask. */
    public String withoutEngine() {
      return "@%s on %s has no engine to ask: make a bean of the type io.lexicall.Compliance"
          .formatted(constraint.getSimpleName(), name());
    }

    /**
     * Returns why no proxy of the bean can override the method, and so apply the constraint: {@code
     * private}, {@code static} or {@code final}; empty if one can, and for a constructor.
     */
    public Optional<String> obstacle() {
      int modifiers = where instanceof Method ? where.getModifiers() : 0;
      return Modifier.isPrivate(modifiers)
          ? Optional.of("private")
          : Modifier.isStatic(modifiers)
              ? Optional.of("static")
              : Modifier.isFinal(modifiers) ? Optional.of("final") : Optional.empty();
    }

    /**
     * Returns a message that nothing applies the constraint since no proxy overrides the method.
     */
    String notOverridden(String container, String obstacle) {
      return UsedConstraints.notOverridden(container, constraint.getSimpleName(), name(), obstacle);
    }

    /** Returns a message that nothing applies the constraint to an object that a producer makes. */
    String produced(String container) {
      return UsedConstraints.produced(container, constraint.getSimpleName(), name());
    }

    private String name() {
      String type = where.getDeclaringClass().getName();
      return where.getName().equals(type) ? type : type + "." + where.getName();
    }
  }

  private static String unapplied(String container, String constraint, String method, String cure) {
    return "%s does not apply @%s on %s, and what it should stop would go on: %s"
        .formatted(container, constraint, method, cure);
  }

  /** Returns a message that nothing applies a constraint since no proxy overrides the method. */
  static String notOverridden(String container, String constraint, String method, String obstacle) {
    return unapplied(
        container,
        constraint,
        method,
        "no proxy overrides a %s method; make it one that can be overridden".formatted(obstacle));
  }

  /** Returns a message that nothing applies a constraint to an object that a producer makes. */
  static String produced(String container, String constraint, String method) {
    return unapplied(
        container,
        constraint,
        method,
        "let the class itself be a bean; no object that a producer makes is intercepted");
  }

  /** Returns the simple name of the constraint that an annotation of a name is, or is a list of. */
  static Optional<String> oursOf(String name) {
    for (Class<? extends Annotation> ours : OURS) {
      if (ours.getName().equals(name)) {
        return Optional.of((ours.isMemberClass() ? enclosing(ours) : ours).getSimpleName());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns where a class, or a class or interface that it inherits from, has one of these
   * constraints on a parameter or on a returned value. The constraint can also be on a type inside
   * another type, such as {@code List<@DialableNumber String>}, or be part of a constraint of the
   * host's own.
   *
   * @return the uses in no certain order
   * @throws IllegalStateException if the methods of a class cannot be read since another class is
   *     absent, and the class may have one of these constraints: its file names one, or is not
   *     found. The start of the application must then stop, since nobody can check whether the
   *     constraint is applied.
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
        requireNoneIn(each, absent);
      }
    }
    return uses;
  }

  /** Throws unless the file of a class shows that it has none of these constraints. */
  private static void requireNoneIn(Class<?> type, Throwable absent) {
    Set<String> named = ClassFile.describedIn(type).orElse(null);
    if (named == null) {
      throw unreadable(type, "any constraint of lexicall-validation", absent);
    }
    for (String name : named) {
      Optional<Class<? extends Annotation>> constraint = constraintOf(name, type.getClassLoader());
      if (constraint.isPresent()) {
        throw unreadable(type, "@" + constraint.get().getSimpleName(), absent);
      }
    }
  }

  /** Returns the constraint of ours that an annotation is, or of which it is made. */
  private static Optional<Class<? extends Annotation>> constraintOf(
      String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      for (Class<? extends Annotation> ours : OURS) {
        if (type == ours) {
          return Optional.of(ours.isMemberClass() ? enclosing(ours) : ours);
        }
      }
      return type.isAnnotation() && type.isAnnotationPresent(Constraint.class)
          ? find(type, new HashSet<>())
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException absent) {
      return Optional.empty(); // the JVM ignores an annotation whose class is absent, too
    }
  }

  private static IllegalStateException unreadable(
      Class<?> type, String constraint, Throwable absent) {
    return new IllegalStateException(
        "The methods of %s cannot be read (%s), so it cannot be checked whether %s is applied there: add the missing class, or move the constraint to a class that does not need it"
            .formatted(type.getName(), absent, constraint),
        absent);
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
