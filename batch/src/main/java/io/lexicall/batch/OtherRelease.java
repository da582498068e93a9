package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The law of another release of this program, from its one-file tool. It is loaded by a class
 * loader of its own; facts and verdicts are exchanged as JSON. Thread-safe.
 *
 * @since 0.1
 */
public final class OtherRelease implements Impact.OtherLaw, Closeable {
  private final URLClassLoader loader;
  private final Object engine;
  private final Method check;
  private final Method read;
  private final Method write;

  private OtherRelease(URLClassLoader loader, @Nullable String profile, Collection<String> only)
      throws ReflectiveOperationException {
    this.loader = loader;
    Class<?> activity = loader.loadClass("io.lexicall.facts.Activity");
    Class<?> verdict = loader.loadClass("io.lexicall.Verdict");
    Class<?> compliance = loader.loadClass("io.lexicall.Compliance");
    Class<?> json = loader.loadClass("io.lexicall.json.ActivityJson");
    this.check = compliance.getMethod("check", activity);
    this.read = json.getMethod("readComplete", String.class);
    this.write =
        loader.loadClass("io.lexicall.json.VerdictJson").getMethod("write", activity, verdict);
    Object builder = value(compliance.getMethod("builder").invoke(null));
    Class<?> builds = builder.getClass();
    builds.getMethod("discover", ClassLoader.class).invoke(builder, loader);
    if (profile != null) {
      Class<?> profiles = loader.loadClass("io.lexicall.json.ProfileJson");
      builds
          .getMethod("profile", loader.loadClass("io.lexicall.facts.Profile"))
          .invoke(builder, profiles.getMethod("read", String.class).invoke(null, profile));
    }
    Object all = value(builds.getMethod("build").invoke(builder));
    this.engine =
        only.isEmpty()
            ? all
            : value(compliance.getMethod("only", Collection.class).invoke(all, only));
  }

  private static Object value(@Nullable Object given) {
    return requireNonNull(given, "the other release answered null");
  }

  /**
   * Loads it.
   *
   * @param jar the one-file tool of the other release
   * @param profile the profile of the host, as JSON, so that the same places count as uncovered;
   *     null for none
   * @param regulations the only regulations to apply; empty for all
   * @throws BatchFileException if the jar is no such tool, or if its law cannot be loaded
   */
  @SuppressWarnings("BanClassLoader") // the jar is one that the user names, as the tool itself
  public static OtherRelease open(
      Path jar, @Nullable String profile, Collection<String> regulations)
      throws BatchFileException {
    URLClassLoader loader = null;
    try {
      loader =
          new URLClassLoader(
              "release", new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      return new OtherRelease(loader, profile, List.copyOf(regulations));
    } catch (ReflectiveOperationException | LinkageError | IOException failure) {
      close(loader);
      Throwable cause =
          failure instanceof InvocationTargetException thrown && thrown.getCause() != null
              ? thrown.getCause()
              : failure;
      throw new BatchFileException(
          cause instanceof ClassNotFoundException
              ? jar + " is not a release of this tool: there is no " + cause.getMessage() + " in it"
              : jar + " cannot be loaded: " + cause,
          cause);
    }
  }

  private static void close(@Nullable URLClassLoader loader) {
    try {
      if (loader != null) {
        loader.close();
      }
    } catch (IOException unimportant) {
      // The failure to load is reported anyway.
    }
  }

  @Override
  public WrittenVerdict judge(Activity<?> complete) {
    String answer;
    try {
      Object asked = read.invoke(null, ActivityJson.writeComplete(complete));
      answer = (String) value(write.invoke(null, asked, check.invoke(engine, asked)));
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      if (cause != null
          && cause.getClass().getName().equals(InvalidFactsException.class.getName())) {
        throw new InvalidFactsException(
            List.of(new Problem("", "is not known to the other release", "facts that it knows")));
      }
      throw new IllegalStateException("The other release failed", cause);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible); // its API is public
    }
    try {
      return VerdictJson.read(answer);
    } catch (InvalidFactsException unreadable) {
      throw new IllegalStateException(
          "The other release answers in a form that this one does not read", unreadable);
    }
  }

  /** Closes the jar. */
  @Override
  public void close() throws IOException {
    loader.close();
  }
}
