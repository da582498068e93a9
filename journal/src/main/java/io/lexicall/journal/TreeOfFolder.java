package io.lexicall.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Merkle tree over the entries of a journal, as it is stored in the folder, and its proofs. */
final class TreeOfFolder {
  private final Path folder;
  private final long size;

  /**
   * Creates the tree over the first entries.
   *
   * @param size how many entries it covers
   */
  TreeOfFolder(Path folder, long size) {
    this.folder = folder;
    this.size = size;
  }

  /** Returns the hash over a range of entries, as defined by RFC 6962. */
  byte[] hash(long from, long to) throws IOException {
    long width = to - from;
    if (width == 0) {
      return Hashes.sha256();
    }
    if (Long.bitCount(width) == 1 && from % width == 0) {
      int height = Long.numberOfTrailingZeros(width);
      int level = height / 8;
      long first = from >> (8 * level);
      int count = 1 << (height % 8);
      long there = size >> (8 * level);
      long n = first / Tile.WIDTH;
      int tile = (int) Math.min(Tile.WIDTH, there - n * Tile.WIDTH);
      if (level > 0 && count == 1 && first >= there) {
        throw new IllegalStateException("beyond the tree");
      }
      int at = (int) (first % Tile.WIDTH);
      return Hashes.root(Store.TileFiles.hashes(folder, level, n, tile).subList(at, at + count));
    }
    long split = Long.highestOneBit(width - 1);
    return Hashes.node(hash(from, from + split), hash(from + split, to));
  }

  /** Returns the inclusion proof of an entry, from the leaf upwards, as defined by RFC 6962. */
  List<byte[]> inclusion(long index) throws IOException {
    List<byte[]> proof = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long split = from + Long.highestOneBit(to - from - 1);
      if (index < split) {
        proof.add(0, hash(split, to));
        to = split;
      } else {
        proof.add(0, hash(from, split));
        from = split;
      }
    }
    return proof;
  }

  /** Returns the root that follows from a leaf and its proof: RFC 9162, section 2.1.3.2. */
  byte[] rootBy(byte[] leaf, long index, List<byte[]> proof) {
    long at = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] step : proof) {
      if (at % 2 == 1 || at == last) {
        hash = Hashes.node(step, hash);
        while (at % 2 == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hashes.node(hash, step);
      }
      at >>= 1;
      last >>= 1;
    }
    return hash;
  }

  /**
   * Returns the proof that the tree begins with its first entries, as defined by RFC 6962.
   *
   * @param earlier how many entries, from 1 to all
   */
  List<byte[]> consistency(long earlier) throws IOException {
    List<byte[]> proof = new ArrayList<>();
    subproof(earlier, 0, size, true, proof);
    return proof;
  }

  /** RFC 6962, section 2.1.2. */
  private void subproof(long earlier, long from, long to, boolean whole, List<byte[]> proof)
      throws IOException {
    if (earlier == to - from) {
      if (!whole) {
        proof.add(hash(from, to));
      }
      return;
    }
    long split = Long.highestOneBit(to - from - 1);
    if (earlier <= split) {
      subproof(earlier, from, from + split, whole, proof);
      proof.add(hash(from + split, to));
    } else {
      subproof(earlier - split, from + split, to, false, proof);
      proof.add(hash(from, from + split));
    }
  }
}
