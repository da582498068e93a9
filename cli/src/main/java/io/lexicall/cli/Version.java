package io.lexicall.cli;

import io.lexicall.Verdict;
import io.lexicall.facts.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, the law and the time-zone rules: a replay needs all three. */
final class Version implements IVersionProvider {
  Version() {}

  /** Returns the version of the program. */
  static String ofProgram() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return String.valueOf(properties.getProperty("version"));
  }

  @Override
  public String[] getVersion() {
    Verdict.Edition edition = Law.load(Profile.EMPTY).edition();
    return new String[] {
      "lexicall " + ofProgram(),
      "law edition " + edition.law(),
      "zone rules " + edition.zoneRules(),
      "Java " + System.getProperty("java.version")
    };
  }
}
