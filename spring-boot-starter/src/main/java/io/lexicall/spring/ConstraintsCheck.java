package io.lexicall.spring;

import io.lexicall.validation.UsedConstraints;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

/**
 * Looks for constraints that Spring would not apply, once the beans of an application are made. The
 * class that a bean is declared with can hide what its object inherits; so each class is looked at
 * too when the first object of it is made, also if that is after the start.
 */
final class ConstraintsCheck implements SmartInitializingSingleton, BeanPostProcessor {
  private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

  private final ListableBeanFactory beans;

  /** The classes of objects that were made, of which none is to be looked at any more. */
  private final Set<Class<?>> made = ConcurrentHashMap.newKeySet();

  /** What tells whether Spring applies a constraint, itself a bean, may not be there before. */
  private volatile boolean isStarted;

  ConstraintsCheck(ListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null && (!type.isInterface() || isMade(name))) {
        check(type);
      }
    }
    if (beans instanceof ConfigurableListableBeanFactory known) {
      for (String name : known.getSingletonNames()) {
        Object object = known.containsBeanDefinition(name) ? null : known.getSingleton(name);
        if (object != null) {
          checkRegistered(object);
        }
      }
    }
    isStarted = true; // an object that is made now is looked at by whoever comes second
    made.forEach(this::check);
  }

  private boolean isMade(String name) {
    return beans instanceof ConfigurableListableBeanFactory known && known.containsSingleton(name);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    // Whoever gives this suffix wants no proxy, such as Spring's tests for their own objects.
    if (!name.endsWith(AutowireCapableBeanFactory.ORIGINAL_INSTANCE_SUFFIX)) {
      Class<?> type = AopUtils.getTargetClass(bean);
      if (made.add(type) && isStarted) {
        try {
          check(type);
        } catch (RuntimeException unapplied) {
          made.remove(type); // the next object is not made either
          throw unapplied;
        }
      }
    }
    return bean;
  }

  /** Looks at an object that was made elsewhere, of which Spring makes no proxy. */
  private void checkRegistered(Object object) {
    Class<?> type = AopUtils.getTargetClass(object);
    check(type);
    if (AopUtils.isAopProxy(object) || type.getName().startsWith("org.springframework.")) {
      return;
    }
    for (UsedConstraints.Use use : UsedConstraints.on(ClassUtils.getUserClass(type))) {
      if (!(use.where() instanceof Method method) || !isHandler(type, method)) {
        throw new SetUpException(
            use.unapplied("Spring", "register a bean definition; a registered object has no proxy"),
            "Do that, or take the constraint away.",
            null);
      }
    }
  }

  private void check(Class<?> type) {
    if (type.getName().startsWith("org.springframework.")) {
      return;
    }
    Class<?> bean = ClassUtils.getUserClass(type);
    for (UsedConstraints.Use use : UsedConstraints.on(bean)) {
      String cure = cure(bean, use);
      if (cure != null) {
        throw new SetUpException(
            use.unapplied("Spring", cure), "Do that, or take the constraint away.", null);
      }
    }
  }

  /** Returns what to do so that Spring applies a constraint; null if it does. */
  private @Nullable String cure(Class<?> bean, UsedConstraints.Use use) {
    if (use.where() instanceof Constructor) {
      return "put it on a method; Spring validates no constructors";
    }
    Method method = (Method) use.where();
    if (AnnotatedElementUtils.hasAnnotation(bean, Validated.class)) {
      String obstacle = use.obstacle().map("a "::concat).orElseGet(() -> obstacle(bean, method));
      if (obstacle != null) {
        Method called = AopUtils.getMostSpecificMethod(method, bean);
        return "no proxy overrides %s method; make %s.%s one that can be overridden"
            .formatted(obstacle, called.getDeclaringClass().getName(), called.getName());
      }
      if (has(MethodValidationPostProcessor.class)) {
        return null;
      }
    } else if (isHandler(bean, method)) {
      return null;
    }
    return "put @Validated on the class, and spring-boot-starter-validation on the class path";
  }

  /** Returns whether Spring validates the arguments of a method without a proxy. */
  private boolean isHandler(Class<?> bean, Method method) {
    return AnnotatedElementUtils.hasAnnotation(bean, Controller.class)
        && AnnotatedElementUtils.isAnnotated(method, MAPPING)
        && has(Validator.class);
  }

  /**
   * Returns why the proxy of a bean cannot stop a call of a method that can be overridden where it
   * is declared; null if it can.
   */
  private static @Nullable String obstacle(Class<?> bean, Method declared) {
    boolean reachable =
        Modifier.isPublic(declared.getModifiers())
            || Modifier.isProtected(declared.getModifiers())
            || declared.getDeclaringClass().getPackage().equals(bean.getPackage());
    if (!reachable) {
      return "another package's";
    }
    // All methods of a proxy of interfaces are final, and apply the constraint.
    boolean isFinal =
        !Proxy.isProxyClass(bean)
            && Modifier.isFinal(AopUtils.getMostSpecificMethod(declared, bean).getModifiers());
    return isFinal ? "a final" : null;
  }

  private boolean has(Class<?> type) {
    return beans.getBeanNamesForType(type, true, false).length > 0;
  }
}
