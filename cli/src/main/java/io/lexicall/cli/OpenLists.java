package io.lexicall.cli;

import io.lexicall.lists.CompanyList;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.NumberList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lists that a command looks numbers up in, open until it is done. */
final class OpenLists implements AutoCloseable {
  private final List<NumberList> lists;
  private final DoNotCallLists joined;

  private OpenLists(List<NumberList> lists) {
    this.lists = lists;
    this.joined = DoNotCallLists.of(lists);
  }

  /** Opens editions in files, and companies' own lists in folders as they are now. */
  static OpenLists of(List<String> files) {
    List<NumberList> lists = new ArrayList<>();
    try {
      for (String file : files) {
        lists.add(open(file));
      }
      return new OpenLists(lists);
    } catch (Failure | IllegalArgumentException failure) {
      close(lists);
      throw failure;
    }
  }

  static NumberList open(String file) {
    return OpenLists.<NumberList>opened(
        file,
        path -> Files.isDirectory(path) ? CompanyList.openReadOnly(path) : ListEdition.open(path));
  }

  /** Opens a list. */
  interface Opening<L extends NumberList> {
    L open(Path path) throws IOException;
  }

  /** Opens a list in some way, and tells what is wrong if that fails. */
  static <L extends NumberList> L opened(String file, Opening<L> how) {
    Path path = Input.path(file);
    try {
      return how.open(path);
    } catch (NoSuchFileException missing) {
      throw absent(file, missing);
    } catch (IOException failure) {
      throw ListsInfoCommand.unreadable(file, failure);
    }
  }

  static Failure absent(String list, NoSuchFileException missing) {
    return Files.isDirectory(Input.path(list))
        ? Failure.broken(Input.called(list) + ": there is no list in this folder")
        : Input.unreadable(list, missing);
  }

  /** Returns the lists as a source of the engine. */
  DoNotCallLists joined() {
    return joined;
  }

  @Override
  public void close() {
    close(lists);
  }

  static void close(List<NumberList> lists) {
    for (NumberList list : lists) {
      try {
        if (list instanceof ListEdition edition) {
          edition.close();
        } else if (list instanceof CompanyList company) {
          company.close();
        }
      } catch (IOException harmless) {
        // It was only read.
      }
    }
  }
}
