package org.motcua.signing.revision;

/**
 * A mistake to plant in a copy of the code, to see that the fuzzer finds it.
 *
 * @param file the source below {@code org/motcua/signing}
 * @param original what stands there
 * @param mistake what to write instead
 * @param find what the fuzzer has to say
 */
record PlantedBug(String file, String original, String mistake, String find) {

    /** A crash, a digest that is not compared, and a forbidden change that is passed over. */
    static final PlantedBug[] ALL = {
        new PlantedBug(
                "revision/ByteRange.java",
                "array == null || array.size() != 4",
                "array == null",
                "could not be judged"),
        new PlantedBug(
                "validation/CryptographicVerification.java",
                "if (!MessageDigest.isEqual(computed, signed)) {",
                "if (computed.length != signed.length) {",
                "sound signatures"),
        new PlantedBug(
                "revision/PageComparison.java",
                "!step.same(one, two, key)",
                "!key.equals(\"Contents\") && !step.same(one, two, key)",
                "forbidden change|other pages"),
    };
}
