package org.motcua.signing.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStamp;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStampGenerator;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSException;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.evidence.ArchiveTimestamps.BadRecord;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampService;

/**
 * Makes and renews evidence records (RFC 4998), which prove that data existed at a time, for longer than certificates and
 * algorithms last: before the newest time-stamp's end a new one is put over it ({@link #renewTimestamp}), and before the hash of
 * its tree does, a new tree with another hash is put over data and record ({@link #renewHashTree}). Whether a record is right
 * says {@link EvidenceValidator}; a record that is not is not made right by renewing it.
 *
 * <p>Revocation data of the authorities is not put into the record: keep it beside it. Thread-safe.
 */
public final class EvidenceRecords {

    private final TimestampService timestamps;
    private final DigestAlgorithm digest;

    private EvidenceRecords(TimestampService timestamps, DigestAlgorithm digest) {
        this.timestamps = timestamps;
        this.digest = digest;
    }

    /** With SHA-256. */
    public static EvidenceRecords by(TimestampService timestamps) {
        return by(timestamps, DigestAlgorithm.SHA_256);
    }

    /**
     * With a hash.
     *
     * @throws IllegalArgumentException if the hash is not one of {@link Imprint#ALGORITHMS}
     */
    public static EvidenceRecords by(TimestampService timestamps, DigestAlgorithm digest) {
        if (!Imprint.ALGORITHMS.contains(digest)) {
            throw new IllegalArgumentException(
                    digest.jcaName() + " is not accepted for time stamps; use one of " + Imprint.ALGORITHMS);
        }
        return new EvidenceRecords(timestamps, digest);
    }

    /**
     * A record of the data, in DER. One time stamp.
     *
     * @throws TimestampException when there is no time stamp to be had
     */
    public byte[] make(DataGroup data) {
        return make(List.of(data)).get(0);
    }

    /**
     * A record of each, in their order, under one time stamp.
     *
     * @throws TimestampException when there is no time stamp to be had
     */
    public List<byte[]> make(List<DataGroup> data) {
        if (data.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to make evidence records of");
        }
        return made(() -> {
            ERSArchiveTimeStampGenerator generator = new ERSArchiveTimeStampGenerator(calculator());
            data.forEach(group -> generator.addData(group.data()));
            TimeStampResponse response = stamped(generator.generateTimeStampRequest(new TimeStampRequestGenerator()));
            List<byte[]> records = new ArrayList<>();
            for (ERSArchiveTimeStamp timestamp : timestamps(generator, response, data.size())) {
                records.add(ArchiveTimestamps.der(new EvidenceRecord(null, null, timestamp.toASN1Structure())));
            }
            return records;
        });
    }

    private static List<ERSArchiveTimeStamp> timestamps(
            ERSArchiveTimeStampGenerator generator, TimeStampResponse response, int size)
            throws TSPException, ERSException {
        return size == 1
                ? List.of(generator.generateArchiveTimeStamp(response))
                : generator.generateArchiveTimeStamps(response);
    }

    /**
     * Whatever the record needs: a new tree where its hash is another than this one's, else a new time stamp.
     *
     * @param data what the record is over
     */
    public byte[] renew(byte[] record, DataGroup data) {
        ArchiveTimestamps read = read(record);
        return read.digest().equals(Optional.of(digest)) ? renewTimestamp(record) : renewHashTree(record, data);
    }

    /**
     * The record with a time stamp over its newest one (RFC 4998 5.2, time-stamp renewal). The data is not needed. The hash is
     * that of the record.
     *
     * @throws SigningException when it is no record
     * @throws TimestampException when there is no time stamp to be had
     */
    public byte[] renewTimestamp(byte[] record) {
        ArchiveTimestamps read = read(record);
        return made(() -> {
            AlgorithmIdentifier algorithm = read.newest().getDigestAlgorithmIdentifier();
            byte[] hash = ArchiveTimestamps.hash(
                    ArchiveTimestamps.DIGESTS.get(algorithm), read.newest().getTimeStamp());
            DigestAlgorithm own = read.digest()
                    .orElseThrow(() -> new SigningException("The hash " + algorithm.getAlgorithm()
                            + " of the evidence record is not known: renew its tree"));
            ContentInfo token = token(Imprint.ofHash(own, hash));
            return ArchiveTimestamps.der(read.structure().addArchiveTimeStamp(new ArchiveTimeStamp(token), false));
        });
    }

    /**
     * The record with a new tree over the data and all that the record has (RFC 4998 5.2, hash-tree renewal), with this one's
     * hash.
     *
     * @param data what the record is over
     * @throws SigningException when it is no record, or not of this data
     * @throws TimestampException when there is no time stamp to be had
     */
    public byte[] renewHashTree(byte[] record, DataGroup data) {
        try {
            read(record).requireCovering(data);
        } catch (BadRecord e) {
            throw notRenewed(e);
        }
        return made(() -> {
            ERSEvidenceRecord renewable = new ERSEvidenceRecord(record, ArchiveTimestamps.DIGESTS);
            TimeStampResponse response = stamped(renewable.generateHashRenewalRequest(
                    calculator(), data.data(), new TimeStampRequestGenerator(), BigInteger.ONE));
            return ArchiveTimestamps.der(
                    renewable.renewHash(calculator(), data.data(), response).toASN1Structure());
        });
    }

    private static ArchiveTimestamps read(byte[] record) {
        try {
            return ArchiveTimestamps.read(record);
        } catch (BadRecord e) {
            throw notRenewed(e);
        }
    }

    private static SigningException notRenewed(BadRecord e) {
        return new SigningException("The evidence record cannot be renewed, " + e.problem() + ": " + e.detail(), e);
    }

    private DigestCalculator calculator() throws OperatorCreationException {
        return ArchiveTimestamps.DIGESTS.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())));
    }

    private TimeStampResponse stamped(TimeStampRequest request) throws IOException, TSPException {
        ContentInfo token = token(Imprint.ofHash(digest, request.getMessageImprintDigest()));
        return new TimeStampResponse(new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token));
    }

    private ContentInfo token(Imprint imprint) throws IOException {
        return ContentInfo.getInstance(
                ASN1Primitive.fromByteArray(timestamps.stamp(imprint).encoded()));
    }

    @FunctionalInterface
    private interface Making<T> {
        T make() throws IOException, TSPException, ERSException, OperatorCreationException;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (IOException | TSPException | ERSException | OperatorCreationException e) {
            throw new SigningException("The evidence record cannot be made: " + e.getMessage(), e);
        }
    }
}
