package io.lexicall.cli;

import io.lexicall.lists.DatedLists;
import io.lexicall.lists.NumberList;
import java.util.ArrayList;
import java.util.List;

/** The open editions of lists in which a command looks up numbers that were called. */
final class OpenEditions implements AutoCloseable {
  private final List<NumberList> editions;
  private final DatedLists dated;

  private OpenEditions(List<NumberList> editions) {
    this.editions = editions;
    this.dated = DatedLists.of(editions);
  }

  /** Opens editions in files, of which several may be of one list, and companies' own lists. */
  static OpenEditions of(List<String> files) {
    List<NumberList> editions = new ArrayList<>();
    try {
      for (String file : files) {
        editions.add(OpenLists.open(file));
      }
      return new OpenEditions(editions);
    } catch (IllegalArgumentException twice) {
      OpenLists.close(editions);
      throw Failure.usage(Input.told(twice.getMessage(), files));
    } catch (Failure failure) {
      OpenLists.close(editions);
      throw failure;
    }
  }

  /** Returns the lists as a source of the engine. */
  DatedLists dated() {
    return dated;
  }

  @Override
  public void close() {
    OpenLists.close(editions);
  }
}
