package io.lexicall.cli;

import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lists that a command looks numbers up in, open until it is done. */
final class OpenLists implements AutoCloseable {
  private final List<ListEdition> editions;
  private final DoNotCallLists joined;

  private OpenLists(List<ListEdition> editions) {
    this.editions = editions;
    this.joined = DoNotCallLists.of(editions);
  }

  /** Opens the editions in files. */
  static OpenLists of(List<String> files) {
    List<ListEdition> editions = new ArrayList<>();
    try {
      for (String file : files) {
        try {
          editions.add(ListEdition.open(Input.path(file)));
        } catch (IOException failure) {
          throw Input.unreadable(file, failure);
        }
      }
      return new OpenLists(List.copyOf(editions));
    } catch (Failure | IllegalArgumentException failure) {
      editions.forEach(ListEdition::close);
      throw failure;
    }
  }

  /** Returns the lists as a source of the engine. */
  DoNotCallLists joined() {
    return joined;
  }

  @Override
  public void close() {
    editions.forEach(ListEdition::close);
  }
}
