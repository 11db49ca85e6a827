package org.motcua.signing.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStamp;
import org.bouncycastle.tsp.ers.ERSException;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.timestamp.TimestampToken;
import org.motcua.signing.validation.DetachedValidation.Stamp;

/**
 * The archive time-stamps of an evidence record, the oldest first, and whether each covers what it must (RFC 4998 5.3, but for
 * the time-stamps themselves). Immutable.
 */
final class ArchiveTimestamps {

    static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

    /** Archive time-stamps in a record: one every few years, for as long as anything is kept. */
    private static final int MOST_TIMESTAMPS = 200;

    /** Hashes in one hash tree: paths of trees over more objects than fit any archive. */
    private static final int MOST_HASHES = 4096;

    /** The time of a time-stamp is judged elsewhere. */
    private static final Instant ANY_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final EvidenceRecord structure;
    private final List<List<ArchiveTimeStamp>> chains;

    private ArchiveTimestamps(EvidenceRecord structure, List<List<ArchiveTimeStamp>> chains) {
        this.structure = structure;
        this.chains = chains;
    }

    /** What is wrong with a record. */
    static final class BadRecord extends Exception {

        private static final long serialVersionUID = 1L;

        private final RecordProblem problem;

        BadRecord(RecordProblem problem, String detail, @Nullable Throwable cause) {
            super(detail, cause);
            this.problem = problem;
        }

        RecordProblem problem() {
            return problem;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads a record, strictly: nothing may stand behind it. */
    static ArchiveTimestamps read(byte[] record) throws BadRecord {
        try {
            EvidenceRecord structure = EvidenceRecord.getInstance(record);
            if (!Arrays.equals(der(structure), record)) {
                throw new BadRecord(RecordProblem.UNREADABLE, "it is not in DER, or something stands behind it", null);
            }
            List<List<ArchiveTimeStamp>> chains = new ArrayList<>();
            int all = 0;
            for (ArchiveTimeStampChain chain :
                    structure.getArchiveTimeStampSequence().getArchiveTimeStampChains()) {
                List<ArchiveTimeStamp> timestamps = List.of(chain.getArchiveTimestamps());
                all += timestamps.size();
                timestamps.forEach(ArchiveTimestamps::requireSize);
                chains.add(timestamps);
            }
            if (chains.isEmpty() || chains.stream().anyMatch(List::isEmpty) || all > MOST_TIMESTAMPS) {
                throw new BadRecord(RecordProblem.UNREADABLE, "it has " + all + " archive time-stamps", null);
            }
            return new ArchiveTimestamps(structure, chains);
        } catch (RuntimeException | IOException e) {
            throw new BadRecord(RecordProblem.UNREADABLE, "it is no evidence record: " + e.getMessage(), e);
        }
    }

    private static void requireSize(ArchiveTimeStamp timestamp) {
        PartialHashtree[] tree = timestamp.getReducedHashTree();
        int hashes = tree == null
                ? 0
                : Arrays.stream(tree).mapToInt(PartialHashtree::getValueCount).sum();
        if (hashes > MOST_HASHES) {
            throw new IllegalArgumentException("a hash tree has " + hashes + " hashes");
        }
    }

    EvidenceRecord structure() {
        return structure;
    }

    /** Of the newest chain. */
    Optional<DigestAlgorithm> digest() {
        return digest(chains.get(chains.size() - 1).get(0));
    }

    ArchiveTimeStamp newest() {
        List<ArchiveTimeStamp> last = chains.get(chains.size() - 1);
        return last.get(last.size() - 1);
    }

    /** The time-stamps with the hashes that they must be over, the oldest first. */
    List<Stamp> requireCovering(DataGroup data) throws BadRecord {
        List<Stamp> stamps = new ArrayList<>();
        try {
            Instant last = Instant.MIN;
            for (int i = 0; i < chains.size(); i++) {
                Optional<DigestAlgorithm> digest = digest(chains.get(i).get(0));
                for (int j = 0; j < chains.get(i).size(); j++) {
                    ArchiveTimeStamp timestamp = chains.get(i).get(j);
                    TimestampToken token = TimestampToken.read(der(timestamp.getTimeStamp()));
                    requireDigest(timestamp, token, digest);
                    requireCovered(timestamp, i, j, data);
                    if (token.time().isBefore(last)) {
                        throw new BadRecord(RecordProblem.OUT_OF_ORDER, token.time() + " after " + last, null);
                    }
                    last = token.time();
                    stamps.add(new Stamp(
                            token.encoded(), token.imprint().orElseThrow().hash()));
                }
            }
        } catch (RuntimeException | IOException | TSPException | OperatorCreationException e) {
            throw new BadRecord(RecordProblem.UNREADABLE, "a time-stamp cannot be read: " + e.getMessage(), e);
        }
        return stamps;
    }

    private void requireCovered(ArchiveTimeStamp timestamp, int chain, int position, DataGroup data)
            throws BadRecord, IOException, TSPException, OperatorCreationException {
        DigestCalculator calculator = DIGESTS.get(timestamp.getDigestAlgorithmIdentifier());
        boolean first = position == 0;
        byte[] hash = first
                ? data.data().getHash(calculator, before(chain, calculator))
                : hash(calculator, chains.get(chain).get(position - 1).getTimeStamp());
        try {
            new ERSArchiveTimeStamp(timestamp, DIGESTS)
                    .validatePresent(first && data.isGroup(), hash, Date.from(ANY_TIME));
        } catch (ERSException e) {
            throw new BadRecord(
                    first ? RecordProblem.DATA_NOT_COVERED : RecordProblem.NOT_LINKED,
                    "archive time-stamp " + (position + 1) + " of chain " + (chain + 1) + ": " + e.getMessage(),
                    e);
        }
    }

    /** The hash of all chains before this one; none before the first (RFC 4998 5.2). */
    private byte @Nullable [] before(int chain, DigestCalculator calculator) throws IOException {
        if (chain == 0) {
            return null;
        }
        ArchiveTimeStampChain[] earlier =
                Arrays.copyOf(structure.getArchiveTimeStampSequence().getArchiveTimeStampChains(), chain);
        return hash(calculator, new ArchiveTimeStampSequence(earlier));
    }

    private static void requireDigest(
            ArchiveTimeStamp timestamp, TimestampToken token, Optional<DigestAlgorithm> ofChain) throws BadRecord {
        Optional<DigestAlgorithm> own = digest(timestamp);
        boolean same = own.isPresent()
                && own.equals(ofChain)
                && own.equals(token.imprint().map(imprint -> imprint.algorithm()));
        if (!same) {
            throw new BadRecord(
                    RecordProblem.DIGEST_MIXED,
                    timestamp.getDigestAlgorithmIdentifier().getAlgorithm().getId(),
                    null);
        }
    }

    private static Optional<DigestAlgorithm> digest(ArchiveTimeStamp timestamp) {
        return DigestAlgorithm.findByOid(
                timestamp.getDigestAlgorithmIdentifier().getAlgorithm().getId());
    }

    static byte[] hash(DigestCalculator calculator, ASN1Encodable structure) throws IOException {
        calculator.getOutputStream().write(der(structure));
        return calculator.getDigest();
    }

    static byte[] der(ASN1Encodable structure) throws IOException {
        return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
