package io.lexicall.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Compares the pre-dial check of two revisions in one virtual machine, each loaded by a class
 * loader of its own, in short turns. Whatever else the machine does meets both alike. {@code
 * benchmarks/run --against REVISION} starts it.
 *
 * <p>Printed are the medians of the turns and of their ratios, then the turn below which the best
 * tenth is: that one hardly knows of other work on the machine.
 *
 * <p>The floor of either revision is the same code. If its ratio is far from one, the machine was
 * too noisy to tell.
 */
public final class Against {
  private static final PrintStream OUT = System.out;
  private static final int WARM_UP = 150;
  private static final int TURNS = 600;
  private static final int CALLS = 20_000;
  private static final String BENCHMARK = "io.lexicall.benchmarks.PreDialBenchmark";

  /** What came of the last call, so that no call can be left out. */
  @SuppressWarnings("unused")
  private static volatile Object kept = "";

  private Against() {}

  /**
   * Compares.
   *
   * @param arguments the folder {@code benchmarks/target} of the other revision, then of this one;
   *     then the rows, such as {@code lexicallRules:PERMITTED:64}, or none for all
   */
  public static void main(String[] arguments) throws Exception {
    Path before = Path.of(arguments[0]);
    Path now = Path.of(arguments[1]);
    List<String> rows =
        arguments.length > 2
            ? Arrays.asList(arguments).subList(2, arguments.length)
            : List.of(
                "floor:PERMITTED:64",
                "lexicallRules:PERMITTED:64",
                "lexicallRules:PERMITTED:2048",
                "lexicall:PERMITTED:64",
                "lexicall:PERMITTED:2048",
                "lexicallRules:DENIED:2048",
                "lexicall:DENIED:2048");
    OUT.println(
        "row                            before    now, ns  ratio  best: before    now, ns  ratio");
    for (String row : rows) {
      try (Revision one = loader(before);
          Revision other = loader(now)) {
        compare(row, call(one, row), call(other, row));
      }
    }
  }

  private static Revision loader(Path target) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(url(target.resolve("benchmarks.jar")));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        urls.add(url(jar));
      }
    }
    return new Revision(urls.toArray(new URL[0]));
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  /**
   * The classes of a revision. It shares the platform and JMH with this class, and has a copy of
   * {@link Link}.
   */
  private static final class Revision extends URLClassLoader {
    private final ClassLoader from = Against.class.getClassLoader();

    Revision(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.openjdk.jmh.")) {
        return from.loadClass(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(Link.class.getName())) {
        return super.findClass(name);
      }
      try (InputStream in = from.getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = requireNonNull(in).readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /**
   * Links a call so that it can be inlined. Only a class of the same loader may do that, so each
   * revision has its own.
   */
  public static final class Link implements BiFunction<Method, List<Object>, Supplier<?>> {
    /** Creates one. */
    public Link() {}

    @Override
    public Supplier<?> apply(Method method, List<Object> captured) {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle direct = lookup.unreflect(method);
        MethodType type = direct.type();
        return (Supplier<?>)
            LambdaMetafactory.metafactory(
                    lookup,
                    "get",
                    type.changeReturnType(Supplier.class),
                    MethodType.methodType(Object.class),
                    direct,
                    MethodType.methodType(
                        type.returnType().isPrimitive() ? Object.class : type.returnType()))
                .getTarget()
                .invokeWithArguments(captured);
      } catch (Throwable e) {
        throw new IllegalStateException("Cannot link " + method, e);
      }
    }
  }

  /** Returns a call of a benchmark's method, linked so that it can be inlined. */
  private static Supplier<?> call(ClassLoader loader, String row) throws Exception {
    String[] parts = row.split(":", 3);
    Thread.currentThread().setContextClassLoader(loader); // rule modules are found by it
    Class<?> type = loader.loadClass(BENCHMARK);
    Method method =
        Arrays.stream(type.getMethods())
            .filter(each -> each.getName().equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no row " + parts[0]));
    Map<Class<?>, Object> states = new HashMap<>();
    Map<String, String> given = Map.of("answer", parts[1], "persons", parts[2]);
    List<Object> captured = new ArrayList<>();
    captured.add(type.getConstructor().newInstance());
    for (Class<?> state : method.getParameterTypes()) {
      captured.add(state(state, given, states));
    }
    @SuppressWarnings("unchecked")
    BiFunction<Method, List<Object>, Supplier<?>> link =
        (BiFunction<Method, List<Object>, Supplier<?>>)
            loader.loadClass(Link.class.getName()).getConstructor().newInstance();
    return link.apply(method, captured);
  }

  /** Makes a state as JMH does: parameters first, then its set-up with the states that it takes. */
  private static Object state(
      Class<?> type, Map<String, String> given, Map<Class<?>, Object> states) throws Exception {
    Object known = states.get(type);
    if (known != null) {
      return known;
    }
    Object made = type.getConstructor().newInstance();
    states.put(type, made);
    for (Field field : type.getFields()) {
      String value = given.get(field.getName());
      if (has(field.getAnnotations(), Param.class) && value != null) {
        field.set(made, parsed(field.getType(), value));
      }
    }
    for (Method method : type.getMethods()) {
      if (has(method.getAnnotations(), Setup.class)) {
        List<Object> taken = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
          taken.add(state(parameter, given, states));
        }
        method.invoke(made, taken.toArray());
      }
    }
    return made;
  }

  private static boolean has(Annotation[] all, Class<? extends Annotation> wanted) {
    return Arrays.stream(all).anyMatch(wanted::isInstance);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object parsed(Class<?> type, String value) {
    return type.isEnum()
        ? Enum.valueOf((Class<Enum>) type, value)
        : (Object) Integer.valueOf(value);
  }

  private static void compare(String row, Supplier<?> before, Supplier<?> now) {
    double[] first = new double[TURNS];
    double[] second = new double[TURNS];
    double[] ratios = new double[TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      // The one that goes first finds the caches as the other left them; so they take turns.
      boolean swapped = (turn & 1) != 0;
      double one = time(swapped ? now : before);
      double other = time(swapped ? before : now);
      if (turn >= 0) {
        first[turn] = swapped ? other : one;
        second[turn] = swapped ? one : other;
        ratios[turn] = second[turn] / first[turn];
      }
    }
    double best = quantile(first, 0.1);
    double bestNow = quantile(second, 0.1);
    OUT.printf(
        Locale.ROOT,
        "%-28s %8.1f %10.1f  %5.3f %13.1f %10.1f  %5.3f%n",
        row,
        quantile(first, 0.5),
        quantile(second, 0.5),
        quantile(ratios, 0.5),
        best,
        bestNow,
        bestNow / best);
  }

  private static double time(Supplier<?> way) {
    Object last = "";
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      last = way.get();
    }
    long taken = System.nanoTime() - start;
    kept = last;
    return (double) taken / CALLS;
  }

  private static double quantile(double[] values, double at) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * at)];
  }
}
