package org.motcua.signing.rssp;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.testkit.TestKey;

/**
 * A key of the server with its certificate and what authorizes its use: CSC API v1, 11.5. Configure it before the server
 * starts; then it is guarded by the server.
 */
public final class CscV1Credential {

    /** CSC API v1, 8.2. */
    enum Mode {
        EXPLICIT("explicit"),
        IMPLICIT("implicit"),
        OAUTH2_CODE("oauth2code");

        private final String value;

        Mode(String value) {
            this.value = value;
        }
    }

    private final String id;
    private final TestKey key;
    private final CscV1Factor pin = new CscV1Factor("PIN");
    private final CscV1Factor otp = new CscV1Factor("OTP");
    private List<CscAlgorithm> algorithms;
    private Mode mode = Mode.EXPLICIT;
    private int multisign = 1;
    private boolean boundToHashes;
    private boolean allHashesAtOnce;
    private boolean rawEcdsa;
    private boolean disabled;
    private boolean declined;

    private CscV1Credential(String id, TestKey key) {
        this.id = id;
        this.key = key;
        this.algorithms = CscAlgorithm.of(key.certificate().getPublicKey());
    }

    /** Explicit authorization without PIN and OTP, SCAL 1, multisign 1, all algorithms of the key. */
    public static CscV1Credential of(String id, TestKey key) {
        return new CscV1Credential(id, key);
    }

    public CscV1Credential pin(String value) {
        pin.require(true, List.of(value));
        return this;
    }

    public CscV1Credential optionalPin(String value) {
        pin.require(false, List.of(value));
        return this;
    }

    /** OTPs of an "offline" device, each good for one authorization. */
    public CscV1Credential otp(String... passwords) {
        otp.require(true, List.of(passwords));
        otp.once(false);
        return this;
    }

    /** An "online" OTP, made by credentials/sendOTP: {@link CscV1Server#deliveredOtp}. */
    public CscV1Credential onlineOtp() {
        otp.require(true, List.of());
        otp.once(true);
        return this;
    }

    /** So many wrong PINs in a row lock the PIN, so many wrong OTPs the OTP; 3 unless said otherwise. */
    public CscV1Credential locksAfter(int tries) {
        pin.locksAfter(tries);
        otp.locksAfter(tries);
        return this;
    }

    /** The service asks the signer by itself. */
    public CscV1Credential implicit() {
        mode = Mode.IMPLICIT;
        return this;
    }

    /** Authorized by OAuth 2.0: {@link CscV1Server#consent}. */
    public CscV1Credential oauth2code() {
        mode = Mode.OAUTH2_CODE;
        return this;
    }

    /** Binds SADs to the hashes that are authorized. */
    public CscV1Credential scal2() {
        boundToHashes = true;
        return this;
    }

    public CscV1Credential multisign(int most) {
        multisign = most;
        return this;
    }

    /** Refuses an authorization that does not name as many hashes as signatures, as 11.6 lets a service do. */
    public CscV1Credential allHashesAtOnce() {
        allHashesAtOnce = true;
        return this;
    }

    /** Only the signature algorithms with these object identifiers. */
    public CscV1Credential algorithms(String... oids) {
        algorithms = Arrays.stream(oids)
                .map(oid -> CscAlgorithm.find(oid).orElseThrow())
                .toList();
        return this;
    }

    /** ECDSA signatures as r and s one after the other (IEEE P1363) instead of DER. */
    public CscV1Credential rawEcdsa() {
        rawEcdsa = true;
        return this;
    }

    public CscV1Credential disabled() {
        disabled = true;
        return this;
    }

    /** The signer says no to every authorization. */
    public CscV1Credential declined() {
        declined = true;
        return this;
    }

    String id() {
        return id;
    }

    PrivateKey privateKey() {
        return key.privateKey();
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    List<X509Certificate> chain() {
        return key.chain();
    }

    List<CscAlgorithm> supported() {
        return algorithms;
    }

    int mostSignatures() {
        return multisign;
    }

    boolean isBoundToHashes() {
        return boundToHashes;
    }

    boolean needsAllHashesAtOnce() {
        return allHashesAtOnce;
    }

    boolean isRawEcdsa() {
        return rawEcdsa;
    }

    boolean isDisabled() {
        return disabled;
    }

    boolean isDeclined() {
        return declined;
    }

    boolean isOauth2() {
        return mode == Mode.OAUTH2_CODE;
    }

    CscV1Factor otp() {
        return otp;
    }

    /** The members authMode, PIN and OTP of credentials/info. */
    Map<String, Object> authorization(boolean details) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("authMode", mode.value);
        if (details && mode == Mode.EXPLICIT) {
            members.put("PIN", pin.description());
            Map<String, Object> described = otp.description();
            if (otp.isUsed()) {
                described.put("type", otp.isOnline() ? "online" : "offline");
                described.put("ID", "MB01-K741200");
                described.put("provider", "totp");
            }
            members.put("OTP", described);
        }
        return members;
    }

    /** Checks PIN and OTP; an OTP is not used up if the PIN is wrong. */
    void authenticate(CscRequest request) {
        Optional<String> givenPin = pin.given(request);
        Optional<String> givenOtp = otp.given(request);
        givenPin.ifPresent(pin::check);
        givenOtp.ifPresent(otp::check);
        givenOtp.ifPresent(otp::use);
    }
}
