package org.motcua.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleTreePropertiesTest {

    @Example
    void everyLeafOfEveryTreeUpToSeventyIsProvenAndAtNoOtherPlace() {
        for (int size = 1; size <= 70; size++) {
            MerkleTree tree = MerkleTree.over(leaves(size));
            for (int position = 0; position < size; position++) {
                for (int claimed = -1; claimed <= size; claimed++) {
                    boolean proven = MerkleTree.root(leaf(position), claimed, size, tree.path(position))
                            .filter(tree.root()::equals)
                            .isPresent();
                    assertThat(proven)
                            .as("leaf %d of %d at %d", position, size, claimed)
                            .isEqualTo(claimed == position);
                }
            }
        }
    }

    /** RFC 9162, 2.1.1, written as it is defined there. */
    @Property(tries = 70)
    void hasTheRootOfTheDefinition(@ForAll @IntRange(min = 1, max = 70) int size) {
        assertThat(MerkleTree.over(leaves(size)).root()).isEqualTo(defined(leaves(size)));
    }

    @Property(tries = 500)
    void provesNothingWithAnyBitChanged(
            @ForAll @IntRange(min = 1, max = 70) int size,
            @ForAll @IntRange(max = 69) int leaf,
            @ForAll @IntRange(max = 100_000) int where) {
        int position = leaf % size;
        MerkleTree tree = MerkleTree.over(leaves(size));
        List<SealHash> hashes = new ArrayList<>(List.of(leaf(position)));
        hashes.addAll(tree.path(position));
        int changed = where % (hashes.size() * 256);
        hashes.set(changed / 256, flipped(hashes.get(changed / 256), changed % 256));

        assertThat(MerkleTree.root(hashes.get(0), position, size, hashes.subList(1, hashes.size())))
                .isPresent()
                .get()
                .isNotEqualTo(tree.root());
    }

    @Property(tries = 300)
    void provesNothingInATreeOfAnotherSize(
            @ForAll @IntRange(min = 1, max = 70) int size,
            @ForAll @IntRange(min = 1, max = 70) int other,
            @ForAll @IntRange(max = 69) int leaf) {
        Assume.that(size != other);
        int position = leaf % size;
        MerkleTree tree = MerkleTree.over(leaves(size));

        assertThat(MerkleTree.root(leaf(position), position, other, tree.path(position))
                        .filter(MerkleTree.over(leaves(other)).root()::equals))
                .isEmpty();
    }

    @Property(tries = 200)
    void hasNoPathThatIsLongerOrShorter(
            @ForAll @IntRange(min = 2, max = 70) int size, @ForAll @IntRange(max = 69) int leaf) {
        int position = leaf % size;
        List<SealHash> path = MerkleTree.over(leaves(size)).path(position);
        List<SealHash> longer = new ArrayList<>(path);
        longer.add(leaf(0));

        assertThat(MerkleTree.root(leaf(position), position, size, longer)).isEmpty();
        assertThat(MerkleTree.root(leaf(position), position, size, path.subList(0, path.size() - 1)))
                .isEmpty();
    }

    @Example
    void doesNotTakeANodeForALeaf() {
        MerkleTree tree = MerkleTree.over(leaves(2));

        assertThat(SealHash.leaf(leaf(0).value() + leaf(1).value())).isNotEqualTo(tree.root());
        assertThat(SealHash.node(leaf(0), leaf(1))).isEqualTo(tree.root());
        assertThat(SealHash.node(leaf(1), leaf(0))).isNotEqualTo(tree.root());
    }

    @Example
    void hashesAsTheRfcDoes() {
        // SHA-256 of the one byte 0: the leaf that is empty, as in the test vectors of certificate transparency.
        assertThat(SealHash.leaf("").value())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThatThrownBy(() -> MerkleTree.over(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<SealHash> leaves(int size) {
        return IntStream.range(0, size).mapToObj(MerkleTreePropertiesTest::leaf).toList();
    }

    private static SealHash leaf(int position) {
        return SealHash.leaf("leaf " + position);
    }

    private static SealHash defined(List<SealHash> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return SealHash.node(defined(leaves.subList(0, left)), defined(leaves.subList(left, leaves.size())));
    }

    private static SealHash flipped(SealHash hash, int bit) {
        char[] digits = hash.value().toCharArray();
        int digit = Character.digit(digits[bit / 4], 16) ^ (1 << (bit % 4));
        digits[bit / 4] = Character.forDigit(digit, 16);
        return new SealHash(new String(digits));
    }
}
