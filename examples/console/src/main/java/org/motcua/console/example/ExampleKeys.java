package org.motcua.console.example;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.trust.OfficerCertificates;

/**
 * The test keys of all leaders and agencies, opened once for the whole run, with the signatures and seals that they show.
 * Thread-safe.
 */
final class ExampleKeys implements SigningKeys, AutoCloseable {

    private static final int HAND = 7;

    private final Map<OfficerId, SigningKey> leaders = new HashMap<>();
    private final Map<AgencyCode, SigningKey> agencies = new HashMap<>();
    private final Map<OfficerId, SignatureAppearance> signatures = new ConcurrentHashMap<>();
    private final Map<AgencyCode, SignatureAppearance> seals = new ConcurrentHashMap<>();
    private final AgencyDirectory directory;
    private final Duration delay;

    /** @param delay how long a key takes to answer: files answer at once, cards and remote services do not */
    ExampleKeys(DataFolder data, AgencyDirectory directory, Duration delay) {
        this.directory = directory;
        this.delay = delay;
        directory
                .withRole(Role.LEADER)
                .forEach(leader -> leaders.put(leader.id(), Pkcs12Key.open(data.key(leader), data.password())));
        directory
                .agencies()
                .forEach(agency -> agencies.put(agency.code(), Pkcs12Key.open(data.key(agency), data.password())));
    }

    /** How the example's certificates identify an officer: as with a citizen's number, which it is not. */
    static String identifier(Officer officer) {
        return "CCCD:" + digits(officer.id().value());
    }

    /** How the example's certificates identify an agency: as with a tax code, which it is not. */
    static String identifier(Agency agency) {
        return "MST:" + digits(agency.code().value()).substring(2);
    }

    private static String digits(String id) {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return "%012d".formatted(sum.getValue());
    }

    /** Which of the certificates are whose. */
    static OfficerCertificates certificates(AgencyDirectory directory) {
        Map<OfficerId, String> officers = new HashMap<>();
        directory.withRole(Role.LEADER).forEach(leader -> officers.put(leader.id(), identifier(leader)));
        Map<AgencyCode, String> agencies = new HashMap<>();
        directory.agencies().forEach(agency -> agencies.put(agency.code(), identifier(agency)));
        return OfficerCertificates.withIdentifiers(officers, agencies);
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        return lent(leaders.get(leader), leader.value());
    }

    @Override
    public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
        return lent(agencies.get(agency), agency.value());
    }

    private SigningKey lent(@Nullable SigningKey key, String owner) {
        if (key == null) {
            throw new SigningRefusedException("There is no example key for " + owner);
        }
        return new Lent(key, delay);
    }

    @Override
    public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
        return directory
                .findOfficer(leader)
                .map(officer -> signatures.computeIfAbsent(
                        leader, id -> SignatureAppearance.image(ExampleImages.signature(officer.name(), HAND))));
    }

    @Override
    public Optional<SignatureAppearance> sealImage(AgencyCode agency) {
        return directory.agencies().stream()
                .filter(candidate -> candidate.code().equals(agency))
                .findFirst()
                .map(owner -> seals.computeIfAbsent(
                        agency, code -> SignatureAppearance.image(ExampleImages.seal(owner.name(), owner.superior()))));
    }

    @Override
    public void close() {
        leaders.values().forEach(SigningKey::close);
        agencies.values().forEach(SigningKey::close);
    }

    /** A key that its borrower may close without taking it from the others. */
    private record Lent(SigningKey owner, Duration delay) implements SigningKey {

        @Override
        public List<X509Certificate> chain() {
            return owner.chain();
        }

        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            try {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KeyUnavailableException("The key was interrupted while it was to sign", e);
            }
            return owner.sign(data, algorithm);
        }

        @Override
        public void close() {}
    }
}
