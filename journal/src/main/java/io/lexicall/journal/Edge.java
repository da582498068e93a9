package io.lexicall.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of the tree: of each level the hashes that no full tile holds yet. It is all that
 * is needed to add an entry and to tell the root. Not thread-safe.
 */
final class Edge {
  private final List<List<byte[]>> levels = new ArrayList<>();
  private long size;

  /** What is done with a tile that is full. */
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

  /** Puts back what was kept of a level; from level 0 up. */
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

  /** Returns the hash over all entries, as RFC 6962 has it. */
  byte[] root() {
    byte[] root = null;
    for (List<byte[]> hashes : levels) {
      // The perfect subtrees of a level, from the right; each joins what lies right of it.
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
