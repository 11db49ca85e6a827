package org.motcua.core.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Merkle tree of RFC 9162, 2.1: each node has two children, the left one over the largest power of two of leaves
 * that leaves some for the right one. Nodes without a neighbour go up a level unchanged, which gives the same tree.
 * Immutable and thread-safe.
 */
final class MerkleTree {

    /** A path this long would be of a tree with more leaves than a seal can count. */
    static final int MAX_PATH = 31;

    private final List<List<SealHash>> levels;

    private MerkleTree(List<List<SealHash>> levels) {
        this.levels = levels;
    }

    /** Over the hashes of leaves, at least one. */
    static MerkleTree over(List<SealHash> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree has at least one leaf");
        }
        List<List<SealHash>> levels = new ArrayList<>();
        List<SealHash> level = List.copyOf(leaves);
        levels.add(level);
        while (level.size() > 1) {
            level = above(level);
            levels.add(level);
        }
        return new MerkleTree(levels);
    }

    private static List<SealHash> above(List<SealHash> level) {
        List<SealHash> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(SealHash.node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.get(level.size() - 1));
        }
        return above;
    }

    SealHash root() {
        return levels.get(levels.size() - 1).get(0);
    }

    /** The inclusion path of a leaf (RFC 9162, 2.1.3.1), from the leaf's neighbour up. */
    List<SealHash> path(int position) {
        List<SealHash> path = new ArrayList<>();
        int index = position;
        for (List<SealHash> level : levels) {
            int neighbour = index ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour));
            }
            index >>= 1;
        }
        return path;
    }

    /**
     * The root that a leaf at this position of a tree of this size has by its path (RFC 9162, 2.1.3.2); empty where such
     * a tree has no such leaf, or its path another length.
     */
    static Optional<SealHash> root(SealHash leaf, int position, int size, List<SealHash> path) {
        if (position < 0 || position >= size) {
            return Optional.empty();
        }
        SealHash hash = leaf;
        int index = position;
        int last = size - 1;
        int used = 0;
        while (last > 0) {
            boolean alone = index == last && index % 2 == 0;
            if (!alone) {
                if (used == path.size()) {
                    return Optional.empty();
                }
                SealHash neighbour = path.get(used++);
                hash = index % 2 == 0 ? SealHash.node(hash, neighbour) : SealHash.node(neighbour, hash);
            }
            index >>= 1;
            last >>= 1;
        }
        return used == path.size() ? Optional.of(hash) : Optional.empty();
    }
}
