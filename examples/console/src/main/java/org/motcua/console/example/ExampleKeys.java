package org.motcua.console.example;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.JcaKey;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.TokenKey;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.trust.OfficerCertificates;

/**
 * The test keys of officers and agencies, each opened once for the whole run, with the signatures and seals that they show.
 * Thread-safe.
 */
final class ExampleKeys implements SigningKeys, AutoCloseable {

    private static final int HAND = 7;

    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
    private final Map<OfficerId, SignatureAppearance> signatures = new ConcurrentHashMap<>();
    private final Map<AgencyCode, SignatureAppearance> seals = new ConcurrentHashMap<>();
    private final AgencyDirectory directory;
    private final Function<Officer, SigningKey> officers;
    private final Function<Agency, SigningKey> agencies;
    private final KeySettings settings;
    private final SignatureLog log;
    private final Clock clock;

    private ExampleKeys(
            AgencyDirectory directory,
            Function<Officer, SigningKey> officers,
            Function<Agency, SigningKey> agencies,
            KeySettings settings,
            SignatureLog log,
            Clock clock) {
        this.directory = directory;
        this.officers = officers;
        this.agencies = agencies;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /** The keys in a folder. */
    static ExampleKeys in(DataFolder data, AgencyDirectory directory, KeySettings settings, Clock clock) {
        return new ExampleKeys(
                directory,
                officer -> Pkcs12Key.open(data.key(officer), data.password()),
                agency -> Pkcs12Key.open(data.key(agency), data.password()),
                settings,
                SignatureLog.in(data.signatures()),
                clock);
    }

    /** Keys that are made when they are asked for and go with the process. */
    static ExampleKeys inMemory(ExampleAuthority authority, AgencyDirectory directory) {
        return new ExampleKeys(
                directory,
                officer -> key(authority.issue(officer, agency(directory, officer.agency()), TestKeyKind.P_256)),
                agency -> key(authority.issue(agency)),
                KeySettings.AT_ONCE,
                SignatureLog.none(),
                Clock.systemUTC());
    }

    private static SigningKey key(TestKey key) {
        return JcaKey.of(key.privateKey(), key.chain());
    }

    private static Agency agency(AgencyDirectory directory, AgencyCode code) {
        return directory.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new SigningRefusedException("There is no agency " + code + " in the directory"));
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
        directory.roles().stream()
                .flatMap(role -> directory.withRole(role).stream())
                .forEach(officer -> officers.put(officer.id(), identifier(officer)));
        Map<AgencyCode, String> agencies = new HashMap<>();
        directory.agencies().forEach(agency -> agencies.put(agency.code(), identifier(agency)));
        return OfficerCertificates.withIdentifiers(officers, agencies);
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        Officer officer = directory
                .findOfficer(leader)
                .orElseThrow(() -> new SigningRefusedException("There is no officer " + leader + " in the directory"));
        return lent(opened.computeIfAbsent("officer " + leader, id -> officers.apply(officer)), "LEADER " + reference);
    }

    /** With tokens only the certificates are here: the data goes to its owner, who is {@link ScriptedTokens}. */
    @Override
    public Optional<DeferredKey> personal(OfficerId leader) {
        return settings.leaderTokens()
                ? Optional.of(TokenKey.of(ofOfficer(leader, "token").chain(), clock))
                : Optional.empty();
    }

    @Override
    public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
        return lent(
                opened.computeIfAbsent("agency " + agency, code -> agencies.apply(agency(directory, agency))),
                "AGENCY " + reference);
    }

    private SigningKey lent(SigningKey owner, String use) {
        return new Lent(owner, settings.delay(), () -> log.asked(use));
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
        Agency owner = agency(directory, agency);
        return Optional.of(seals.computeIfAbsent(
                agency, code -> SignatureAppearance.image(ExampleImages.seal(owner.name(), owner.superior()))));
    }

    @Override
    public void close() {
        opened.values().forEach(SigningKey::close);
    }

    /** A key that its borrower may close without taking it from the others. */
    private record Lent(SigningKey owner, Duration delay, Runnable asked) implements SigningKey {

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
            asked.run();
            return owner.sign(data, algorithm);
        }

        @Override
        public void close() {}
    }
}
