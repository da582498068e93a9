package io.lexicall.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of the tree: for each level, the hashes that are not in a full tile yet. This is
 * all that is needed to add an entry and to compute the root. Not thread-safe.
 */
final class Edge {
  private final List<List<byte[]>> levels = new ArrayList<>();
  private long size;

  /** Receives each full tile. */
  interface Full {
    void tile(int level, long n, List<byte[]> hashes);
  }

  long size() {
    return size;
  }

  int levels() {
    return levels.size();
  }

  List<byte[]> level(int level) {
    return levels.get(level);
  }

  /** Restores the hashes of a level; called from level 0 upwards. */
  void restore(List<List<byte[]>> kept, long entries) {
    levels.clear();
    kept.forEach(each -> levels.add(new ArrayList<>(each)));
    size = entries;
  }

  void add(byte[] leaf, Full full) {
    size++;
    byte[] hash = leaf;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<byte[]> hashes = levels.get(level);
      hashes.add(hash);
      if (hashes.size() < Tile.WIDTH) {
        return;
      }
      List<byte[]> whole = List.copyOf(hashes);
      full.tile(level, (size >> (8 * (level + 1))) - 1, whole);
      hash = Hashes.root(whole);
      hashes.clear();
    }
  }

  /** Returns the root hash over all entries, as defined by RFC 6962. */
  byte[] root() {
    byte[] root = null;
    for (List<byte[]> hashes : levels) {
      // The perfect subtrees of a level, from the right; each is joined with everything to its
      // right.
      int end = hashes.size();
      while (end > 0) {
        int width = Integer.lowestOneBit(end);
        byte[] subtree = Hashes.root(hashes.subList(end - width, end));
        root = root == null ? subtree : Hashes.node(subtree, root);
        end -= width;
      }
    }
    return root == null ? Hashes.sha256() : root;
  }
}
