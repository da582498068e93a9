package io.lexicall.json.internal;

import java.util.List;

/** A JSON value that was read. Keeps duplicate keys, and numbers as they were written. */
public sealed interface Node {
  /** Returns what it is, for a person: {@code a list}. */
  String what();

  /** An object; the members are in their order, including duplicates. */
  record Obj(List<Member> members) implements Node {
    @Override
    public String what() {
      return "an object";
    }
  }

  /** One member of an object. */
  record Member(String key, Node value) {}

  /** A list. */
  record Items(List<Node> items) implements Node {
    @Override
    public String what() {
      return "a list";
    }
  }

  /** A string. */
  record Text(String value) implements Node {
    @Override
    public String what() {
      return "the string " + Shown.quoted(value);
    }
  }

  /** A number. */
  record Digits(String text) implements Node {
    @Override
    public String what() {
      return "the number " + Shown.cut(text);
    }
  }

  /** One of the three words. */
  enum Word implements Node {
    /** True. */
    TRUE,
    /** False. */
    FALSE,
    /** Null. */
    NULL;

    @Override
    public String what() {
      return switch (this) {
        case TRUE -> "true";
        case FALSE -> "false";
        case NULL -> "null";
      };
    }
  }
}
